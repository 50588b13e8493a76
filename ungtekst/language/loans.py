"""English words that young people use as Norwegian ones: neither misspellings nor another language.

Written by hand, from common knowledge of how the young write, and never complete. Verbs and nouns get
Norwegian endings («streama», «vibben») and are listed by what stays the same of them. What the dictionary
has as well may stand here too; words that are ordinary in both languages («bad», «her») are left out.
"""

from __future__ import annotations

# «chille, chiller, chilla, chillet, chilling», and the English «chilled».
_VERBS = """
add backstabb ban bann block boost bully cancell chatt cheat chill cop cosplay cring crush dat digg downgrad
exit face facetim fak flex flipp fuck gam gaslight ghost googl grind hack hang hook hyp joinn join lagg lik
lurk mail match multitask nerf oversharr overthink own pimp post ragequitt raid rant react relat respawn
rizz roast scamm scroll selfi shadowbann shipp shopp simp skipp slay snapp snitch spamm speedrunn stalk
stream strugl struggl subb swip tagg tiktok tilt trend trigg trigger troll trash tweet twerk unfriend
unfollow upgrad vap vib vibb vlogg whitewash yeet zoom zoon
"""
_VERB_ENDINGS = ("e", "er", "ar", "a", "et", "ed", "ing", "inga", "ingen")
_NOUNS = """
anxiety background backup bestie bff binge bitch boomer boyfriend breakdown bro buddy bullshit burnout
chatbot cheat cliffhanger comeback coming-out convo cosplay creep crew crush deadline discord douche drop
dropout dude edgelord emo event fail fanart fandom fanfic feed feedback feeling feels flashback follower
freak friendzone fuckboy game gamer gaming gangster geek girlboss girlfriend glitch glowup goal goat grind
groupie guy gym hangout hangover hashtag hater headset hoodie hotshot hype influencer insta instagram
internship joke karen lifestyle like livestream loser lover mainstream makeup match meltdown meme mindset
mob mood nerd netflix newbie noob npc offer outfit panicattack party playlist podcast poser prank queen quiz
rave reel relationship reminder roast role-model roleplay roommate roomie safespace score screenshot
screentime selfcare selfie server setup shitshow shitstorm showoff simp skill skills sleepover smalltalk
snap snapchat snitch speedrun squad stalker stan starter startup statement storytime streak stream streamer
struggle support swag teamwork teen teenager throwback tiktok timeline timeout tinder trailer trauma trigger
troll tweet twitch update vibb vibe victim vlog voice wannabe weeb weirdo wifi workout workshop youtube
youtuber
"""
_NOUN_ENDINGS = ("", "s", "en", "et", "er", "ene", "a", "ar", "ane")
_MORE_AFTER_ER = ("e", "ne", "n")
_NOUN_ENDINGS_AFTER_E = ("", "s", "n", "t", "r", "ne")
_OTHERS = """
actually afk slay flex add block boost downgrade upgrade exit flip hook prank scroll struggle tag tweak
unfollow yeet amazing anxious anyway anyways asap asf asking awesome awkward basic basically bitchy boring
brainrot bruh btw busy cancelled cast casta cheesy cheugy chill chillern chilt chillt chillere clueless
confused cool coole coolt cooler coolest cozy crazy creepy cringe cringey cringy cute damn deep delulu
depressed depri dope down easy fab fair fake famous fancy fantastic feeln fine fit flaky fortnite freaky
fresh friends fuck fucka fuckings fucking fulltime funny fuckup fyi gay geeky gg girly goofy gossip great
haha happy healthy high highkey hot hyped iconic idk iffy imo insane insecure irl issues jk keen kinda lame
lazy legendary legit lit literally lmao lol lonely loud lowkey lucky mad meh mental messy messed minecraft
mutual nailed nevermind ngl nice nicere nicest nope obsessed obviously offended offline okay omg online only
out outdated outgoing overrated overwhelmed parttime pissed pleasing pls plz private proud pumped random
randomme realistic really relatable relaxed respect retro roblox rofl sad safe salty sassy savage scary
school shady sheesh shit shitty shut shy sick sigma silent sketchy skibidi skin skins smooth social sorry
spooky stressed stuck stupid sus sweet tbh team thanks thirsty tight tired together touchy toxic track
triggered trust tryhard ugly underrated unhinged unreal vibey vintage viral vs weak weird weirde whatever
wild woke wow wtf yas yeah yeet yep yes yolo young yup
"""


def _forms_of_noun(noun: str) -> tuple[str, ...]:
    if noun.endswith("e"):
        return tuple(noun + ending for ending in _NOUN_ENDINGS_AFTER_E)
    endings = _NOUN_ENDINGS + _MORE_AFTER_ER if noun.endswith("er") else _NOUN_ENDINGS
    return tuple(noun + ending for ending in endings)


LOANS: frozenset[str] = frozenset(
    (
        *(stem + ending for stem in _VERBS.split() for ending in _VERB_ENDINGS),
        *(form for noun in _NOUNS.split() for form in _forms_of_noun(noun)),
        *_OTHERS.split(),
    )
)
"""All their forms, in lower case."""
