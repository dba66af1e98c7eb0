"""For parents and whoever looks after a child that sent, or was asked for, pictures."""

from typing import Final

from sudare.contacts import FOR_GUARDIANS
from sudare.policy.terms import Words
from sudare.web.guidebook.terms import Guide, Step

_STEPS: Final = (
    Step(
        "talk",
        Words(
            ja="まず聞く。しからない",
            plain_ja="まず ｜聞《き》きます。｜怒《おこ》りません",
            en="Listen first, without scolding",
        ),
        Words(
            ja=(
                "「話してくれてよかった」から始めます。しかられると思うと、子どもは次から話せません。"
                "スマートフォンを取り上げると、助けを求める道も証拠もなくなります。"
            ),
            plain_ja=(
                "「｜話《はな》して くれて ありがとう」と ｜言《い》います。｜怒《おこ》ると、｜子《こ》どもは "
                "｜次《つぎ》から "
                "｜話《はな》しません。スマートフォンを とらないで ください。"
            ),
            en=(
                "Begin with “I'm glad you told me.” A child who expects anger won't tell you next time. "
                "Taking the phone away takes the way to help, and the evidence, with it."
            ),
        ),
    ),
    Step(
        "eyes",
        Words(
            ja="写真は見ない、保存しない、送らない",
            plain_ja="｜写真《しゃしん》は ｜見《み》ません。｜保存《ほぞん》しません。｜送《おく》りません",
            en="Don't look, don't save, don't forward",
        ),
        Words(
            ja=(
                "子どもの裸の写真を保存したり、相談のためでもだれかに送ったりすると、罪に問われることがあります。"
                "どこにあるか(アプリ、相手のID、日時)を書きとめれば、窓口には足ります。"
            ),
            plain_ja=(
                "｜子《こ》どもの はだかの ｜写真《しゃしん》を ｜持《も》ったり ｜送《おく》ったりすると、"
                "｜法律《ほうりつ》の ｜問題《もんだい》に なることが あります。"
                "「どこに あるか」を ｜書《か》くだけで いいです。"
            ),
            en=(
                "Saving a naked picture of a child, or sending it on even to ask for help, can be an offence. "
                "Write down where it is (app, ID, day and time): that is enough for those who help."
            ),
        ),
    ),
    Step(
        "save",
        Words(
            ja="会話は消さずに残す",
            plain_ja="メッセージを ｜消《け》しません",
            en="Keep the conversation",
        ),
        Words(
            ja=(
                "相手のID、アドレス、やりとりの日時を控えます。相手に連絡したり、なりすまして返事をしたりはしません。"
                "お金も写真も、もう送りません。"
            ),
            plain_ja=(
                "｜相手《あいて》のID、アドレス、｜日《ひ》と ｜時間《じかん》を ｜書《か》きます。"
                "｜相手《あいて》に ｜連絡《れんらく》しません。お｜金《かね》も ｜写真《しゃしん》も "
                "｜送《おく》りません。"
            ),
            en=(
                "Note the ID, addresses, days and times. Don't contact them and don't answer in your child's name. "
                "Send no more pictures and no money."
            ),
        ),
    ),
    Step(
        "phone",
        Words(
            ja="その日のうちに相談する",
            plain_ja="その｜日《ひ》に ｜相談《そうだん》します",
            en="Ask for help the same day",
        ),
        Words(
            ja=(
                "おどし、呼び出し、拡散があれば警察へ(急ぐときは110、相談は#9110)。16歳未満に裸の写真や会うことを"
                "求めるのは、それだけで罪になりえます。子ども自身が話せる電話も、下にあります。"
            ),
            plain_ja=(
                "こわいことが あるときは、｜警察《けいさつ》に ｜言《い》います。｜急《いそ》ぐときは 110、"
                "｜相談《そうだん》は #9110です。｜子《こ》どもが ｜自分《じぶん》で ｜話《はな》せる "
                "｜電話《でんわ》も ｜下《した》に あります。"
            ),
            en=(
                "Threats, a meeting, spreading: the police (110 if urgent, #9110 for advice). Asking a child under 16 "
                "for naked pictures or a meeting can be an offence in itself. Lines a child can call are below."
            ),
        ),
    ),
    Step(
        "picture",
        Words(
            ja="ここで子どもが送った写真",
            plain_ja="ここで ｜子《こ》どもが ｜送《おく》った ｜写真《しゃしん》",
            en="Pictures your child sent here",
        ),
        Words(
            ja=(
                "だれが見たか、いつ忘れるかは、本人の「送った写真」のページに出ます。一緒に開いて、"
                "取り消すこともできます。"
                "困ったときは、部屋で担当者に「保護者です」と言葉で伝えてください。"
            ),
            plain_ja=(
                "｜子《こ》どもと ｜一緒《いっしょ》に「｜送《おく》った ｜写真《しゃしん》」の ページを "
                "｜見《み》ます。"
                "だれが ｜見《み》たか、いつ ｜消《き》えるか、｜書《か》いて あります。｜消《け》すことも できます。"
            ),
            en=(
                "“Pictures I sent” tells your child who looked and when each is forgotten. Open it together; "
                "there they can be taken back. If you are stuck, tell the staff in words that you are the guardian."
            ),
        ),
    ),
    Step(
        "check",
        Words(
            ja="これからの約束は、3つで足ります",
            plain_ja="｜約束《やくそく》は 3つです",
            en="Three agreements are enough",
        ),
        Words(
            ja="裸や下着は撮らない。ネットだけの知り合いに写真を送らない。困ったら、しからないから話す。",
            plain_ja=(
                "はだかの ｜写真《しゃしん》を とらない。ネットの ｜人《ひと》に ｜写真《しゃしん》を "
                "｜送《おく》らない。"
                "こまったら ｜話《はな》す。｜怒《おこ》らない。"
            ),
            en=(
                "No pictures without clothes. No pictures to people known only online. "
                "And when something is wrong: tell, there will be no scolding."
            ),
        ),
    ),
)

GUIDE: Final = Guide(
    slug="guardians",
    icon="house",
    title=Words(ja="保護者の方へ", plain_ja="｜親《おや》の ｜人《ひと》へ", en="For guardians"),
    lead=Words(
        ja="子どもが写真のことで困っているとき、はじめの対応がいちばん効きます。",
        plain_ja="｜子《こ》どもが ｜写真《しゃしん》の ことで こまって いるとき、｜読《よ》んで ください。",
        en="When a child is in trouble over pictures, how you begin matters most.",
    ),
    steps=_STEPS,
    contacts=FOR_GUARDIANS,
)
