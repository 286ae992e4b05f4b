"""Words for the codes that law files use: kinds of rule, rights, offices, stages, units."""

from collections.abc import Iterable, Mapping

from maodun.domain.lives import Confidence
from maodun.domain.rights import RightKind
from maodun.domain.text import T, Text

KINDS: Mapping[str, Text] = {
    "term": T("term"),
    "period": T("period"),
    "renewals": T("renewals"),
    "grace": T("grace"),
    "pendency": T("time to decision"),
    "schedule": T("fees"),
    "protection": T("protection"),
    "adjustment": T("adjustment of the term"),
    "acceptance": T("what a platform accepts"),
    "statement": T("statement in words"),
}
RIGHTS: Mapping[RightKind, Text] = {
    RightKind.PATENT: T("patent"),
    RightKind.UTILITY_MODEL: T("utility model"),
    RightKind.DESIGN: T("design"),
    RightKind.PLANT: T("plant patent"),
    RightKind.MARK: T("mark"),
    RightKind.WORK: T("work"),
}
PLACES: Mapping[str, Text] = {
    "us": T("United States"),
    "cn": T("China"),
    "em": T("European Union (EUIPO)"),
    "ep": T("European patents (EPO, UPC)"),
    "wo": T("International (Paris, PCT, Hague, Madrid)"),
    "gb": T("United Kingdom"),
    "de": T("Germany"),
    "fr": T("France"),
    "jp": T("Japan"),
    "kr": T("Korea"),
    "ca": T("Canada"),
    "au": T("Australia"),
    "mx": T("Mexico"),
    "br": T("Brazil"),
    "amazon": T("Amazon"),
    "tiktok_shop": T("TikTok Shop"),
    "temu": T("Temu"),
    "walmart": T("Walmart"),
    "ebay": T("eBay"),
    "shein": T("SHEIN"),
    "alibaba": T("AliExpress and Alibaba"),
    "shopee": T("Shopee"),
    "shopify": T("Shopify"),
    "etsy": T("Etsy"),
    "mercado_libre": T("Mercado Libre"),
}
"""Every place that law files are kept for, offices first."""
SUBJECTS: Mapping[str, Text] = {
    "patent": T("Patents"),
    "utility_model": T("Utility models"),
    "design": T("Registered designs"),
    "unregistered_design": T("Unregistered designs"),
    "mark": T("Marks"),
    "copyright": T("Copyright"),
    "paris": T("Paris Convention"),
    "pct": T("Patent Cooperation Treaty"),
    "hague": T("Hague system"),
    "madrid": T("Madrid system"),
    "upc": T("Unified Patent Court"),
    "tribunal": T("Proceedings at the office"),
    "court": T("Courts"),
    "customs": T("Customs"),
    "office": T("How the office works"),
    "notice": T("Notices against listings"),
    "apex": T("Patent evaluation (APEX)"),
    "brand_registry": T("Brand Registry"),
    "brand_portal": T("Brand Portal"),
    "brand_protection": T("Brand protection programme"),
    "project_zero": T("Project Zero"),
    "transparency": T("Transparency"),
}
"""Folders within an office, in the order of the book."""
CONFIDENCE: Mapping[Confidence, Text] = {
    Confidence.READ: T("read"),
    Confidence.PARTLY: T("partly read"),
    Confidence.UNREAD: T("not read yet"),
}
EXAMINED: Mapping[str, Text] = {
    "substantive": T("Examined against what was known before."),
    "formal": T("Examined for form only."),
    "none": T("Not examined."),
}
ACCEPTED: Mapping[str, Text] = {
    "registered": T("when registered or granted"),
    "pending": T("from the application on"),
    "any": T("also when not registered"),
    "court_order": T("only with a court order"),
    "programme": T("only through its own programme"),
    "no": T("not acted on"),
    "unknown": T("not known here"),
}
FORGIVEN: Mapping[str, Text] = {
    "own": T("publication by the maker or through them"),
    "abuse": T("publication against their will"),
    "official_exhibition": T("display at an officially recognised exhibition"),
    "academic_meeting": T("publication at a recognised academic meeting"),
    "emergency": T("publication in the public interest in an emergency"),
}
NOT_FORGIVEN: Mapping[str, Text] = {
    "gazette": T("publication by an office"),
    "sale": T("sale"),
}
CLAIMED: Mapping[str, Text] = {
    "none": T("Nothing need be declared."),
    "at_filing": T("It must be claimed when filing."),
    "on_request": T("It is claimed when the office asks."),
    "unknown": T("Whether it must be claimed is not known here."),
}
UNITS: Mapping[str, Text] = {
    "application": T("application"),
    "block": T("block"),
    "claim": T("claim"),
    "class": T("class"),
    "design": T("design"),
    "goods": T("item of goods"),
    "item": T("item"),
    "mark": T("mark"),
    "month": T("month"),
    "page": T("page"),
    "party": T("party"),
    "picture": T("picture"),
    "priority": T("priority"),
    "reproduction": T("reproduction"),
    "right": T("right"),
    "sign": T("sign"),
    "view": T("view"),
    "year": T("year"),
    "day": T("day"),
    "state": T("state"),
    "figure": T("figure"),
    "sheet": T("sheet"),
}
STAGES: Mapping[str, Text] = {
    "filing": T("filing"),
    "request": T("the request"),
    "publication": T("publication"),
    "grant": T("grant"),
    "registration": T("registration"),
    "first_action": T("the first action"),
}


def joined(texts: Iterable[Text | str]) -> Text:
    """Return a list in one sentence, set apart as each language does; "" for none."""
    found: Text | None = None
    for text in texts:
        found = _plain(text) if found is None else T("{first}, {next}", first=found, next=text)
    return found or T("-")


def listed(texts: Iterable[Text | str]) -> Text:
    """Return the same for parts that have commas in them."""
    found: Text | None = None
    for text in texts:
        found = _plain(text) if found is None else T("{first}; {next}", first=found, next=text)
    return found or T("-")


def _plain(text: Text | str) -> Text:
    return text if isinstance(text, Text) else T("{text}", text=text)
