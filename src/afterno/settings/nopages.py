"""No pages: stands in for `afterno.web.urls` in a build without the web room."""

from __future__ import annotations

urlpatterns: list[object] = []
