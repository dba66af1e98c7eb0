"""The notice an organisation begins with, to be made its own. It says what is done, and what isn't."""

from typing import Final

_JA: Final = (
    "この組織では、部屋のやりとりに危ないことばがないかを、プログラムに読ませることができます。読んでよい"
    "かどうかは、あなたが決めます。\n"
    "\n"
    "すること\n"
    "・おどし、写真の要求、断ったあとのくり返し、お金の要求、死にたい気持ちなどに当てはまることばを、決ま"
    "った規則で探します。\n"
    "・見つかると、受け取った人にだけ、助けになる案内を表示します。死にたい気持ちを書いた人には、話せる窓"
    "口を表示します。\n"
    "\n"
    "しないこと\n"
    "・あなたの「はい」の前に書かれたことばは読みません。部屋の全員が「はい」と答えた後のことばだけを読み"
    "ます。\n"
    "・ことばはこのサーバーの外に出ません。AIの会社にも送りません。\n"
    "・見つけたことばは写しません。どのメッセージのどこか、どの規則かだけを残し、30日以内に忘れます。\n"
    "・職員にも管理者にも知らせません。だれかを自動で罰することはありません。知らせるかどうかは、受け取っ"
    "た人が決めます。\n"
    "\n"
    "断っても、送ることも読むことも今までどおりできます。理由はいりません。だれか一人でも断れば、その部屋"
    "では読みません。「はい」は自分のページでいつでも取り消せ、その時から読みません。"
)

_EN: Final = (
    "Here a program may read what is said in rooms, to notice dangerous talk. Whether it may read your words "
    "is for you to decide.\n"
    "\n"
    "What it does\n"
    "- It looks, by fixed rules, for threats, demands for pictures, asking again after a no, demands for "
    "money, words of not wanting to live.\n"
    "- When it notices something, only the person who received it sees some help. Whoever writes of not wanting "
    "to live is shown who can be talked to.\n"
    "\n"
    "What it doesn't\n"
    "- It reads nothing that was written before your yes: only what is said after everybody in the room said "
    "yes.\n"
    "- No word leaves this server, and no AI company gets any.\n"
    "- It copies no words. It keeps which message, which place in it and which rule, and forgets that within "
    "30 days.\n"
    "- It tells no staff and no administrator, and nobody is punished by a program. Whoever received it decides "
    "whether to tell.\n"
    "\n"
    "If you say no, you can send and read as before, and no reason is needed. One no is enough: that room "
    "isn't read. You can take a yes back on your own page at any time; from then on nothing is read."
)

FIRST_NOTICE: Final[dict[str, str]] = {"ja": _JA, "en": _EN}
