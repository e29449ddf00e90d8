"""Cities and countries that often stand beside a role or a company: they are neither."""

from __future__ import annotations

_PLACES = """
    london|manchester|birmingham|leeds|glasgow|edinburgh|bristol|liverpool|sheffield|cardiff|
    belfast|cambridge|oxford|nottingham|newcastle|
    york|dartford|tilbury|croydon|luton|slough|swindon|ipswich|derby|hull|preston|bolton|
    wakefield|sunderland|plymouth|portsmouth|bournemouth|northampton|peterborough|milton keynes|
    warrington|telford|swansea|newport|inverness|perth|stirling|watford|basingstoke|guildford|
    crawley|maidstone|chelmsford|colchester|southend|gloucester|cheltenham|worcester|lincoln|
    lancaster|chester|durham|jersey city|newark|brighton|southampton|leicester|coventry|
    aberdeen|dundee|bath|exeter|norwich|
    dublin|cork|galway|limerick|new york|new york city|nyc|
    san francisco|los angeles|chicago|boston|seattle|austin|denver|portland|atlanta|dallas|
    houston|miami|philadelphia|phoenix|san diego|san jose|
    washington|washington dc|minneapolis|detroit|columbus|charlotte|nashville|pittsburgh|
    salt lake city|toronto|vancouver|montreal|ottawa|calgary|
    sydney|melbourne|brisbane|perth|adelaide|auckland|wellington|berlin|hamburg|münchen|munich|
    köln|cologne|frankfurt|frankfurt am main|stuttgart|düsseldorf|
    leipzig|dresden|hannover|hanover|nürnberg|nuremberg|bremen|essen|dortmund|bonn|mannheim|
    karlsruhe|freiburg|münster|augsburg|heidelberg|kiel|mainz|
    erfurt|rostock|potsdam|wien|vienna|graz|linz|salzburg|innsbruck|zürich|zurich|genf|geneva|
    genève|basel|bern|lausanne|luzern|paris|lyon|marseille|
    toulouse|nantes|bordeaux|lille|strasbourg|rennes|nice|montpellier|grenoble|dijon|angers|
    bruxelles|brussel|brussels|antwerpen|gent|liège|madrid|
    barcelona|valencia|sevilla|bilbao|zaragoza|málaga|murcia|alicante|vigo|gijón|granada|méxico|
    ciudad de méxico|bogotá|lima|santiago|buenos aires|lisboa|lisbon|
    porto|braga|coimbra|faro|aveiro|são paulo|rio de janeiro|belo horizonte|curitiba|
    porto alegre|recife|brasília|salvador|milano|milan|roma|rome|torino|turin|
    bologna|firenze|florence|napoli|naples|genova|verona|venezia|padova|bari|palermo|trieste|
    modena|parma|amsterdam|rotterdam|utrecht|eindhoven|den haag|
    the hague|groningen|tilburg|breda|nijmegen|arnhem|haarlem|leiden|delft|maastricht|warszawa|
    warsaw|kraków|krakow|wrocław|poznań|gdańsk|łódź|katowice|lublin|
    szczecin|gdynia|bydgoszcz|prague|praha|budapest|copenhagen|stockholm|oslo|helsinki|
    singapore|hong kong|tokyo|dubai|bangalore|bengaluru|mumbai|delhi|hyderabad|pune|
    germany|deutschland|austria|österreich|switzerland|schweiz|suisse|france|belgium|belgique|
    spain|españa|portugal|brasil|brazil|italy|italia|netherlands|nederland|
    poland|polska|ireland|united kingdom|uk|england|scotland|wales|usa|us|united states|canada|
    australia|europe|europa|emea|dach|india|mexico|
    california|texas|florida|massachusetts|illinois|ohio|colorado|virginia|georgia|maine|oregon|
    remote|hybrid|homeoffice|home office|hamburg-mitte|nrw|bayern|hessen
"""
PLACES = frozenset(place.strip() for place in _PLACES.replace("\n", "").split("|"))


def is_place(text: str) -> bool:
    """Say whether this is a known place, alone or as `Weston, Massachusetts`."""
    parts = [part.strip() for part in text.lower().split(",")]
    return bool(parts[0]) and all(
        part in PLACES or (len(part) == 2 and part.isalpha() and len(parts) > 1) for part in parts
    )
