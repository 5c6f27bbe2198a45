"""Titles, outlets, first names and demonyms: what kind of name a name is."""

from factcheck.nlp.lexicons.words import word_set

TITLE_HEADS = word_set(
    """minister president premier chancellor king queen prince princess emperor pope patriarch
    archbishop bishop cardinal rabbi imam ayatollah sultan emir sheikh secretary undersecretary
    senator sen. representative rep. congressman congresswoman governor gov. lieutenant mayor
    councilman councilwoman councillor councilor alderman lawmaker deputy ambassador envoy
    diplomat consul spokesman spokeswoman spokesperson director chief head chair chairman
    chairwoman chairperson boss ceo cfo cto coo founder co-founder owner partner executive officer
    manager editor journalist reporter correspondent columnist author writer host anchor
    commentator analyst strategist economist historian scientist researcher professor prof. dr.
    doctor physician engineer lawyer attorney prosecutor judge justice magistrate commissioner
    commander general gen. colonel col. major captain capt. sergeant sgt. admiral adm. sheriff
    detective constable inspector superintendent marshal adviser advisor aide counsel counselor
    negotiator leader whip speaker nominee candidate treasurer governor-general administrator
    coach player striker goalkeeper captain midfielder actor actress singer activist organizer
    official expert fellow scholar lecturer student nurse teacher principal dean provost
    chancellor pollster operative consultant investor trader banker farmer pastor reverend rev.
    biologist epidemiologist virologist physicist chemist astronomer geologist psychologist
    sociologist climatologist meteorologist ecologist photographer resident billionaire
    businessman businesswoman entrepreneur tycoon magnate democrat republican member novelist
    front-runner frontrunner runner architect designer filmmaker glaciologist schoolteacher
    librarian comedian musician poet critic blogger delegate veteran survivor master winger
    defender midwife
    surgeon paramedic firefighter fisherman shopkeeper trustee volunteer organiser campaigner
    lt. maj. cmdr. det. supt. insp. cpl. councilmember contender mogul committeeman
    legislator parliamentarian pathologist oceanographer seismologist statistician geographer"""
)
"""Words that make the noun phrase before or after a name an office or a trade."""

OFFICE_OF: dict[str, str] = {
    "sen.": "senator",
    "rep.": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov.": "governor",
    "gen.": "general",
    "col.": "colonel",
    "capt.": "captain",
    "sgt.": "sergeant",
    "prof.": "professor",
    "dr.": "doctor",
    "rev.": "reverend",
    "justice": "judge",
    "magistrate": "judge",
}
"""Short and other forms of offices."""

SOLE_OFFICES = word_set(
    "judge senator representative governor mayor sheriff chancellor coach principal coroner"
)
"""Offices whose holder in the lead of an article is seldom another than the one it then names."""

HONORIFICS = word_set("mr. mrs. ms. miss mr mrs ms sir dame lord lady mx. mx")
MALE_WORDS = word_set(
    "mr. mr sir lord king prince spokesman chairman congressman councilman businessman actor"
    " father brother husband son man pope emperor sultan"
)
FEMALE_WORDS = word_set(
    "mrs. mrs ms. ms miss dame lady queen princess spokeswoman chairwoman congresswoman"
    " councilwoman businesswoman actress mother sister wife daughter woman"
)

GOVERNMENT_HEADS = word_set(
    "minister president premier chancellor king queen ambassador emir sultan"
)
"""Offices whose holder's "we" and "I would" is the country's."""

_OUTLETS = """
reuters, associated press, the associated press, ap, afp, agence france-presse, bloomberg, cnn,
bbc, bbc news, fox news, fox, msnbc, nbc, nbc news, abc, abc news, cbs, cbs news, cnbc, npr,
pbs, sky news, itv, al jazeera, al-jazeera, the guardian, guardian, the economist, economist,
time, newsweek, politico, axios, vox, vice, buzzfeed, buzzfeed news, huffington post,
the huffington post, huffpost, breitbart, breitbart news, the hill, the atlantic,
the new yorker, le monde, le figaro, der spiegel, die welt, bild, el país, el pais,
la repubblica, tass, interfax, ria novosti, xinhua, kyodo, anadolu, dpa, ansa, efe, pti,
haaretz, the times, the sun, the mirror, the independent, daily mail, mail online, usa today,
forbes, fortune, business insider, the verge, wired, slate, salon, propublica, the intercept,
rolling stone, vanity fair, esquire, c-span, cspan, univision, telemundo, ctv, cbc, rt, sputnik,
nhk, euronews, france 24, deutsche welle, dw, rte, rté, stv, channel 4, channel 4 news, gb news,
kcna, sana, irna, tanjug, belta, cctv, global times, sky, sky sports, espn, the daily beast,
yonhap, upi, united press international, the onion, stat, nature, science, the lancet,
fox business, national review, weekly standard, the weekly standard, the nation, the new republic,
mother jones, the daily caller, daily caller, the federalist, gawker, mashable, techcrunch,
variety, tmz, entertainment weekly, people magazine, newsmax, townhall, redstate, roll call,
mcclatchy, gannett, newsday, the daily news, new york daily news, des moines register,
arizona republic, the boston globe, the globe and mail, globe and mail, plain dealer,
the plain dealer, new hampshire union leader, union leader, evening standard, the spectator,
new statesman, daily express, daily mirror, mail on sunday, the mail on sunday, the scotsman,
private eye, l’equipe, l'equipe, l’équipe, l'équipe, marca, el mundo, corriere della sera,
gazzetta dello sport, la gazzetta dello sport, le parisien, libération, die zeit,
süddeutsche zeitung, kommersant, nikkei, asahi shimbun, people's daily, people’s daily,
the hindu, hindustan times, harvard business review, technology review,
scientific american, new scientist, the bmj, bmj, jama, pnas, npr news, pbs newshour, cbs sports,
itar-tass, the hollywood reporter, hollywood reporter,
the washington examiner, the daily telegraph, the mail, the village voice,
factcheck.org, lifenews, newsbusters, mediaite, politico playbook, fivethirtyeight,
the texas tribune, breitbart news network, breitbart news daily, siriusxm, the young turks,
vogue, cosmopolitan, glamour, gq, elle, marie claire, harper's bazaar, harper’s bazaar, essence,
ebony, playboy, the week, billboard, pitchfork, indiewire, ars technica, engadget, gizmodo,
quartz, jezebel, the root, semafor, ms. magazine, yahoo, yahoo news,
free beacon, the washington free beacon, foreign policy, foreign affairs, latina magazine
"""
OUTLETS = frozenset(name.strip() for name in _OUTLETS.split(","))
OUTLET_WORDS = word_set(
    """Times Post Herald Tribune Telegraph Gazette Journal Chronicle Guardian Courier Dispatch
    Examiner Inquirer Zeitung News Newswire Pravda Radio TV Television Newspaper Magazine Globe
    Bee Observer Mercury Sentinel Mirror Sun Monitor Ledger Advertiser Argus Echo Enquirer Wire FM
    AM Star Weekly Daily Bugle Standard Independent Press Review Register Reporter Bulletin
    Messenger Statesman Journalism Annals Quarterly Beacon Newsletter"""
)

_DEMONYMS = """Afghan:Afghanistan Albanian:Albania Algerian:Algeria American:the~United~States
Argentine:Argentina Argentinian:Argentina Armenian:Armenia Australian:Australia Austrian:Austria
Azerbaijani:Azerbaijan Bahraini:Bahrain Bangladeshi:Bangladesh Belarusian:Belarus Belgian:Belgium
Bolivian:Bolivia Bosnian:Bosnia Brazilian:Brazil British:Britain Bulgarian:Bulgaria
Burmese:Myanmar Cambodian:Cambodia Cameroonian:Cameroon Canadian:Canada Chilean:Chile
Chinese:China Colombian:Colombia Congolese:Congo Croatian:Croatia Cuban:Cuba Cypriot:Cyprus
Czech:the~Czech~Republic Danish:Denmark Dutch:the~Netherlands Ecuadorian:Ecuador
Egyptian:Egypt Emirati:the~United~Arab~Emirates Eritrean:Eritrea Estonian:Estonia
Ethiopian:Ethiopia Filipino:the~Philippines Philippine:the~Philippines Finnish:Finland
French:France Georgian:Georgia German:Germany Ghanaian:Ghana Greek:Greece Guatemalan:Guatemala
Haitian:Haiti Honduran:Honduras Hungarian:Hungary Icelandic:Iceland Indian:India
Indonesian:Indonesia Iranian:Iran Iraqi:Iraq Irish:Ireland Israeli:Israel Italian:Italy
Jamaican:Jamaica Japanese:Japan Jordanian:Jordan Kazakh:Kazakhstan Kenyan:Kenya Kuwaiti:Kuwait
Latvian:Latvia Lebanese:Lebanon Libyan:Libya Lithuanian:Lithuania Malaysian:Malaysia
Maltese:Malta Mexican:Mexico Moldovan:Moldova Mongolian:Mongolia Moroccan:Morocco
Nepalese:Nepal Nigerian:Nigeria Norwegian:Norway Omani:Oman Pakistani:Pakistan
Palestinian:Palestine Panamanian:Panama Peruvian:Peru Polish:Poland Portuguese:Portugal
Qatari:Qatar Romanian:Romania Russian:Russia Rwandan:Rwanda Saudi:Saudi~Arabia Scottish:Scotland
Senegalese:Senegal Serbian:Serbia Singaporean:Singapore Slovak:Slovakia Slovenian:Slovenia
Somali:Somalia Spanish:Spain Sudanese:Sudan Swedish:Sweden Swiss:Switzerland Syrian:Syria
Taiwanese:Taiwan Thai:Thailand Tunisian:Tunisia Turkish:Turkey Ugandan:Uganda Ukrainian:Ukraine
Uruguayan:Uruguay Uzbek:Uzbekistan Venezuelan:Venezuela Vietnamese:Vietnam Welsh:Wales
Yemeni:Yemen Zambian:Zambia Zimbabwean:Zimbabwe"""
COUNTRY_OF: dict[str, str] = {
    pair.split(":")[0]: pair.split(":")[1].replace("~", " ") for pair in _DEMONYMS.split()
}
COUNTRIES = frozenset(name.removeprefix("the ") for name in COUNTRY_OF.values()) | frozenset(
    ["United Kingdom", "UK", "U.K.", "U.S.", "US", "New Zealand", "South Africa", "South Korea"]
)

MALE_NAMES = word_set(
    """James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel
    Matthew Anthony Mark Donald Steven Steve Paul Andrew Joshua Kenneth Kevin Brian George Timothy
    Ronald Edward Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott
    Brandon Benjamin Samuel Gregory Alexander Frank Patrick Raymond Jack Dennis Jerry Tyler Aaron
    Jose Adam Nathan Henry Peter Zachary Kyle Noah Ethan Jeremy Walter Christian Keith Roger
    Austin Sean Gerald Carl Harold Dylan Arthur Lawrence Jesse Bryan Billy Bruce Gabriel Joe
    Alan Juan Albert Elijah Wayne Randy Vincent Mason Roy Ralph Bobby Russell Bradley
    Philip Eugene Barack Bill Bernie Ted Mike Jim Tim Tom Bob Dan Ben Sam Matt Greg Jeb Marco
    Vladimir Sergei Dmitry Boris Emmanuel Keir Rishi Tony Gordon Nigel Simon Martin Ian Neil Graham
    Olaf Jens Hans Klaus Jürgen Pedro Carlos Luis Miguel Antonio Giuseppe Matteo Mario Viktor
    Andrzej Recep Ahmed Mohammed Muhammad Mahmoud Ali Hassan Hussein Ibrahim Yusuf Abdullah Narendra
    Rahul Imran Xi Shinzo Fumio Jean Pierre Jacques François Francois Nicolas Alexei Ivan
    Igor Nikolai Oleg Yuri Volodymyr Petro Oliver Harry Leo Oscar Hugo Felix Lars Erik Sven"""
)
FEMALE_NAMES = word_set(
    """Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty
    Margaret Sandra Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah
    Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma
    Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn Janet Catherine Maria Heather
    Diane Ruth Julie Olivia Joyce Virginia Victoria Lauren Christina Joan Evelyn Judith Megan
    Cheryl Hannah Jacqueline Martha Gloria Teresa Ann Anne Sara Madison Frances Kathryn
    Janice Jean Abigail Alice Julia Judy Sophia Grace Denise Amber Doris Marilyn Danielle Beverly
    Isabella Theresa Diana Natalie Brittany Charlotte Marie Kayla Lori Hillary Ivanka Melania
    Kellyanne Nikki Kamala Theresa Liz Ursula Marine Giorgia Jacinda Sanna Mette Annalena Claudia
    Cristina Elena Olga Tatiana Natalia Svetlana Fatima Aisha Leila Priya Indira Sonia Yulia Ingrid
    Astrid Greta Amelia Chloe Lucy Zoe Ella Mia Lily Eva Nina Vera Irina Katya Elise Nora Ines"""
)
