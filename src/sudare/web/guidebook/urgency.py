"""What happens, how fast to act, and whom to turn to: a table for somebody who has to decide tonight."""

from typing import Final

from sudare.policy.terms import Words
from sudare.web.guidebook.terms import Urgent

_NOW: Final = Words(ja="いますぐ", plain_ja="｜今《いま》すぐ", en="now")
_TONIGHT: Final = Words(
    ja="今夜でも、朝でも", plain_ja="｜今日《きょう》の ｜夜《よる》か ｜明日《あした》", en="tonight or in the morning"
)
_DAYS: Final = Words(ja="2、3日のうちに", plain_ja="2、3｜日《にち》の うちに", en="within a few days")
_MONTHS: Final = Words(
    ja="3か月たつ前に", plain_ja="3か｜月《げつ》より ｜前《まえ》に", en="before three months have passed"
)

URGENCY: Final[tuple[Urgent, ...]] = (
    Urgent(
        Words(
            ja="身の危険がある。相手が来ている、会わされそう",
            plain_ja="あぶない。｜相手《あいて》が ｜近《ちか》くに いる",
            en="Danger: they are here, or force a meeting",
        ),
        _NOW,
        ("police",),
    ),
    Urgent(
        Words(
            ja="死にたいほどつらい",
            plain_ja="とても つらい。｜死《し》にたい",
            en="You can't go on",
        ),
        _NOW,
        ("somebody_to_talk_to", "children_sos"),
    ),
    Urgent(
        Words(
            ja="「ばらまく」「払え」とおどされている",
            plain_ja="「みんなに ｜見《み》せる」「お｜金《かね》を ｜払《はら》え」と ｜言《い》われた",
            en="They threaten to spread it, or want money",
        ),
        _TONIGHT,
        ("police_advice", "sexual_crime"),
    ),
    Urgent(
        Words(
            ja="18歳未満の写真を送った、求められた",
            plain_ja="18｜歳《さい》より ｜下《した》の ｜人《ひと》の ｜写真《しゃしん》の こと",
            en="A picture of somebody under 18 was sent or asked for",
        ),
        _TONIGHT,
        ("police_advice", "children_sos", "take_it_down"),
    ),
    Urgent(
        Words(
            ja="もう載せられている",
            plain_ja="もう インターネットに ある",
            en="It is already published",
        ),
        _DAYS,
        ("safe_line", "stop_ncii", "harmful_content"),
    ),
    Urgent(
        Words(
            ja="お金を払ってしまった",
            plain_ja="お｜金《かね》を ｜払《はら》った",
            en="You paid",
        ),
        _DAYS,
        ("police_advice", "consumers"),
    ),
    Urgent(
        Words(
            ja="だれが載せたのか調べたい",
            plain_ja="だれが ｜載《の》せたか ｜知《し》りたい",
            en="You want to know who posted it",
        ),
        _MONTHS,
        ("lawyers",),
    ),
)
