"""Words that tell little in patents, because so many patents use them.

Words in more than one in forty of some 19,000 US patent texts, pruned by hand; boilerplate of
claims and descriptions apart from words that name a field of technology.
"""

GRAMMAR = """
without no
a about according all also an and and/or another any approximately are as at be been being
both but by can characterised characterized claim claimed claims comprise comprised
comprises comprising consist consisting consists contain containing contains could did do
does each either essentially for from further generally had has have having herein i if ii
iii improvement in include included includes including into is it its iv least may might
more most must neither no nor not of on one ones onto or other others out over per
respective respectively s said same shall should so substantially such than that the their
them then there therebetween therein thereof thereon thereto therewith these they this those
thus to up upon via was were when where whereby wherein whereupon wherever which while who
whose will with within would
"""
"""Words that say nothing about a thing."""

FURNITURE = """
above across adapted addition adjacent after against allow allowing allows along among
amount another apparatus application area around arranged art assembly associated attached
available away based because become before below benefit between body bottom case center
central certain common component components configured connected connecting connection
continuation conventional corresponding coupled current define defined defines defining
described description determining device different direction disclosed disclosure disposed
during element elements embodiment embodiments end ends entire entirety entitled equal etc
even example extend extended extending extends features fifth fig figure filed first
following form formed forming forms four fourth front general generated greater group having
hereby high however identify implemented include incorporated inner invention kind known
large least left less level like limited line located location lower made main make makes
making many means member members method mounted multiple need new non now number often only
operation opposed opposing opposite order outer pair part particularly parts pat patent
perform plurality point portion portions position positioned positions predetermined
preferably present prior provide provided provides providing provisional purposes rear
receive received receives receiving reference referred region relates relative required
respect response result right second section selected service set shown side sides single
some specific specifically step steps structure subject support surface surfaces system
techniques therefore third three through together top toward towards two type typically
under unit upper use used uses using value variety various way well whether whole without
"""
"""Boilerplate of claims and descriptions."""

COMMON = """
ability able access accessible accompanying accordance accordingly account achieve actions
active activity actual added additional address advanced advantages agent air alternative
although analysis analyzing angle api apparent appears applied applying approach appropriate
architecture array aspect assigned attempt attributes audio authentication automated
automatic automatically availability axial axially axis back background bandwidth base basic
basis behavior better block browser building business called cannot capabilities capable
capacity capture card cases cause cell cellular challenges change channel characteristics
circuit circumferential class client close closed cloud code collected collection
combination combined command commercial communicate communication companies compared
complete complex complexity composition computer computing concepts conditions configuration
conjunction considered consumer consuming consumption contact contained content context
continue contract control controller controlling copy copyright core cost cover create
creation critical cross customer data database date dedicated delivered delivery demand
department dependent depending deployed derived designed desirable desired desktop
destination detailed detecting detection determination determine developed developers
development diameter difficult digital dimensional directed disk display distance
distributed distribution divisional document domain down drawings drive due dynamic
dynamically easily edge effect effective efficiency efficient electrical electronic email
embedded employed enable energy engine enhanced ensure enterprise entities entry environment
equipment error especially essential established event every exchange executable executed
execution exemplary existing expensive experience exterior external facilitate facsimile
factors failure few field file financial find fixed flexible flow force format forth found
frame framework free frequency frequently full fully function functionality furthermore
generate generating generation given global government grant graphical graphics growth hand
handling hard hardware health height help higher hole home horizontal host how human
identification identified identifier identity image implementations important improved
increase increasingly independent indicating individual industry information infrastructure
input inside installed instance instant instead instructions integral integrally integrated
integration intended interact interaction interactive interest interface interior internal
international internet introduce involves inward inwardly issued items itself key knowledge
lack language larger later lateral layer lead length life light limitations link list load
local logic logical long longitudinal loss low machine mail maintain management manager
managing manner manually manufactured mapping market material matter mechanism media medium
meet memory message metadata metal mobile mode model modern modified module monitoring
moreover move movement moving much multi multimedia name national nature near necessary
network next nodes normal numerous object objection obtain occur off offer office once
online open opening operating operational operator optical organization oriented original
otherwise output outside outward outwardly overall own owner packet page parallel parameters
party past path pattern payment pct pending people performance performing period
perpendicular person personal phase phone physical place plane plate platform plural policy
popular portable possible potential power practiced pre preferred presence presentation
pressure prevent previously primary priority private problem process processing processor
produce product production profile program properties protection protocol provider public
purchase quality query quickly radial radially radio range rapidly rate rather ratio read
readable real recent records reduce regarding relationship relatively relevant rely remote
rendering representation representing reproduction request require requirements research
reserves resources responsive retrieve rights risk rotatable rotatably rotate rotating
rotation routing rules running scale scope screen search sectional secure security see
selection selectively self send sensitive sensor sent separate sequence ser series server
session several shape shaped shared short signal significant similar simple simplified
simply simultaneously since site size skilled small smaller smart social software solution
sometimes source space spaced specification specified speed stage standard state status
still storage store stored storing stream sub subsequent substrate sufficient suitable
summary supply supporting switch table take taken target tasks technical technology
telephone temperature term terminal test text thereby thickness throughout time titled today
tools tracking trademark traditional traffic transactions transfer transmission transmitted
transmitting transport treatment turn underlying understanding understood unfortunately
unique until update usage useful user usually utilize vehicle version vertical very video
view virtual visual voice volume wall water web website what wheel wide width wireless words
work world write written years yet
"""
"""Words of broad fields."""
