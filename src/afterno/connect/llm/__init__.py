"""A language model behind any OpenAI-compatible address that the seeker names; off until one is named."""

from __future__ import annotations

from afterno.connect.llm.client import Model, ModelError, ask, checked_address

__all__ = ["Model", "ModelError", "ask", "checked_address"]
