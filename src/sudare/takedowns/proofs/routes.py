"""Which way leads to whom: one route per place, each with the day it was looked up. A test fails after 180 days.

Addresses are for a person to open. Nothing here or above ever does.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sudare.policy.terms import Words
from sudare.takedowns.terms import SEARCHES, SEXUAL, Helper, LetterKind, Platform, Shows

LISTED: Final = date(2026, 11, 1)  # from public guidance of that month
CHECKED: Final = date(2026, 11, 22)
_FIRST_FIVE: Final = date(2025, 4, 30)  # designated by the ministry under article 20 (1)
_NEXT_FOUR: Final = date(2025, 5, 30)


@dataclass(frozen=True, slots=True)
class Route:
    """``keeps_on_request``: a 保存要請 by post or form makes sense there. ``caution``: what to know before writing.

    ``sexual_address``: its own form for sexual pictures, where it has one.
    """

    platform: Platform
    name: Words
    how: Words
    as_of: date
    address: str = ""
    sexual_address: str = ""
    caution: Words | None = None
    designated_since: date | None = None
    keeps_on_request: bool = False

    def address_for(self, shows: Shows) -> str:
        return (self.sexual_address if shows in SEXUAL else "") or self.address


def _words(ja: str, en: str) -> Words:
    return Words(ja=ja, plain_ja=ja, en=en)


_PASSED_ON: Final = _words(
    "書いた理由や名前が、投稿した人に伝えられることがあります。名前を伝えてよいか聞かれたら「いいえ」を選べます。",
    "What you write, and your name, may be passed on to whoever posted it. Asked whether they may, you can say no.",
)

ROUTES: Final[dict[Platform, Route]] = {
    route.platform: route
    for route in (
        Route(
            Platform.GOOGLE,
            _words("Google検索", "Google Search"),
            _words(
                "検索結果から外す申請フォームがあります。もとのページは残るので、そちらにも頼みます。",
                "There is a form to take results out. The page itself stays, so ask there, too.",
            ),
            CHECKED,
            "https://support.google.com/websearch/answer/9673730",
            "https://support.google.com/websearch/answer/6302812",
        ),
        Route(
            Platform.BING,
            _words("Bing検索", "Bing"),
            _words(
                "マイクロソフトの申請フォームから、検索結果から外すよう頼めます。",
                "Microsoft's form asks for results to be taken out.",
            ),
            LISTED,
            "https://www.microsoft.com/concern/bing",
            "https://www.microsoft.com/concern/revengeporn",
        ),
        Route(
            Platform.YAHOO_JAPAN,
            _words("Yahoo!検索", "Yahoo! JAPAN search"),
            _words(
                "ヘルプで「検索結果の削除」を探し、フォームから頼みます。",
                "Look for “removing a search result” in its help; there is a form.",
            ),
            LISTED,
            "https://support.yahoo-net.jp/",
        ),
        Route(
            Platform.X,
            _words("X", "X"),
            _words(
                "投稿の「…」から報告できます。アカウントがなくても、フォームから頼めます。",
                "Report it from the post's “…”; without an account there is a form.",
            ),
            LISTED,
            "https://help.x.com/ja/forms",
            designated_since=_FIRST_FIVE,
        ),
        Route(
            Platform.FACEBOOK,
            _words("Facebook", "Facebook"),
            _words("投稿の「…」から報告します。", "Report it from the post's “…”."),
            LISTED,
            "https://www.facebook.com/help/",
            "https://www.facebook.com/safety/notwithoutmyconsent",
            designated_since=_FIRST_FIVE,
        ),
        Route(
            Platform.INSTAGRAM,
            _words("Instagram", "Instagram"),
            _words(
                "投稿の「…」から報告します。アカウントがなくても、ヘルプから頼めます。",
                "Report it from the post's “…”; without an account, from its help.",
            ),
            LISTED,
            "https://help.instagram.com/",
            designated_since=_FIRST_FIVE,
        ),
        Route(
            Platform.LINE,
            _words("LINE(オープンチャット、VOOM)", "LINE (OpenChat, VOOM)"),
            _words(
                "投稿を長押しして通報するか、お問い合わせフォームから頼みます。1対1のトークの写真は公開の場ではないので、"
                "通報とブロックが先です。",
                "Press long on it and report, or use the contact form. A picture in a private chat isn't published: "
                "report and block there.",
            ),
            LISTED,
            "https://contact-cc.line.me/",
            designated_since=_FIRST_FIVE,
            keeps_on_request=True,
        ),
        Route(
            Platform.TIKTOK,
            _words("TikTok", "TikTok"),
            _words(
                "動画を長押しして報告します。アカウントがなくても、フォームから頼めます。",
                "Press long on the video and report; without an account there is a form.",
            ),
            LISTED,
            "https://www.tiktok.com/legal/report/privacy",
            designated_since=_FIRST_FIVE,
        ),
        Route(
            Platform.YOUTUBE,
            _words("YouTube", "YouTube"),
            _words(
                "プライバシー侵害の申し立てから頼みます。ふつうの「報告」より確実に人が読みます。",
                "Use the privacy complaint: a person reads it, other than the plain report.",
            ),
            LISTED,
            "https://support.google.com/youtube/answer/142443",
            caution=_words(
                "先に投稿した人へ知らされ、自分で消す時間が与えられることがあります。",
                "Whoever uploaded it may be told first and given time to take it down themselves.",
            ),
            designated_since=_FIRST_FIVE,
        ),
        Route(
            Platform.DISCORD,
            _words("Discord", "Discord"),
            _words(
                "メッセージを長押しして報告します。サーバーに入れないときは、フォームから頼みます。",
                "Press long on the message and report; if you can't enter the server, use the form.",
            ),
            LISTED,
            "https://support.discord.com/hc/requests/new",
        ),
        Route(
            Platform.FC2,
            _words("FC2", "FC2"),
            _words(
                "ヘルプから「不適切サイト報告・異議申し立て」のフォームへ進みます。運営はアメリカの会社です。",
                "From its help, go to the form for reports and objections. It is run by a company in the USA.",
            ),
            CHECKED,
            "https://help.fc2.com/",
            caution=_PASSED_ON,
            keeps_on_request=True,
        ),
        Route(
            Platform.AMEBA,
            _words("Ameba(アメブロ)", "Ameba blog"),
            _words(
                "ヘルプの権利侵害の窓口から頼みます。",
                "From its help, use the desk for violated rights.",
            ),
            CHECKED,
            "https://helps.ameba.jp/",
            designated_since=_NEXT_FOUR,
            keeps_on_request=True,
        ),
        Route(
            Platform.HATENA,
            _words("はてな", "Hatena"),
            _words(
                "「情報削除ガイドライン」の申し立てフォームか、書面で頼みます。",
                "Use the form named in its guideline on removal, or write by post.",
            ),
            CHECKED,
            "https://policies.hatena.ne.jp/deletion-guideline",
            caution=_PASSED_ON,
            keeps_on_request=True,
        ),
        Route(
            Platform.LIVEDOOR,
            _words("ライブドアブログ", "livedoor Blog"),
            _words(
                "ブログの下か、ヘルプの「お問い合わせ」から、権利侵害として頼みます。",
                "Write as a violation of rights, from “contact” at the foot of the blog or in its help.",
            ),
            LISTED,
            caution=_PASSED_ON,
            keeps_on_request=True,
        ),
        Route(
            Platform.BOARD,
            _words("掲示板(5ちゃんねるなど)", "A board (5channel and the like)"),
            _words(
                "掲示板の「削除ガイドライン」を読み、公開されない窓口(メールや専用フォーム)を使います。"
                "投稿の番号を書き添えます。",
                "Read its removal guideline and use the way that isn't public (mail, a form). Give the post's number.",
            ),
            CHECKED,
            caution=_words(
                "「削除要請板」に書くと、依頼そのものがだれにでも見えます。名前や事情を書かないでください。",
                "What stands on a public removal board is read by everybody. Don't put your name or story there.",
            ),
            keeps_on_request=True,
        ),
        Route(
            Platform.VIDEO_HOST,
            _words("そのほかの動画サイト", "Another video site"),
            _words(
                "動画の下の「報告」か、ページの一番下の「連絡先」「DMCA」「Abuse」を探します。英語の文面を使えます。",
                "Look for “report” below the video, or “contact”, “DMCA”, “abuse” at the foot of the page.",
            ),
            LISTED,
            caution=_PASSED_ON,
            keeps_on_request=True,
        ),
        Route(
            Platform.ADULT_HOST,
            _words("アダルトサイト", "An adult site"),
            _words(
                "「Content Removal」「Abuse」のフォームを探します。名前を書かずに頼めるところもあります。"
                "開くのがつらいときは、セーフラインに代わりに頼めます。",
                "Look for “content removal” or “abuse”. Some take requests without a name. If opening it is too much, "
                "Safe-Line can ask in your place.",
            ),
            LISTED,
            caution=_words(
                "身分証の写真は送らないでください。求められたら、先にセーフラインか法テラスに相談します。",
                "Don't send a photo of your ID. If they ask for it, ask Safe-Line or a lawyer first.",
            ),
            keeps_on_request=True,
        ),
        Route(
            Platform.WEBSITE,
            _words("そのほかのサイト(運営者・サーバー会社)", "Another site (its operator or hosting company)"),
            _words(
                "まずサイトの「お問い合わせ」へ。返事がないときは、そのサイトのサーバー会社へ送信防止措置を頼みます。"
                "会社は、アドレスの登録情報(WHOIS)を調べると分かります。",
                "First its own contact page. Without an answer, the company that hosts it: the public record of the "
                "address (WHOIS) names it.",
            ),
            LISTED,
            caution=_PASSED_ON,
            keeps_on_request=True,
        ),
        Route(
            Platform.NOWHERE_YET,
            _words("まだどこにも見つかっていない", "Not found anywhere yet"),
            _words(
                "先回りして止める方法があります。写真は手元に置いたまま、その「指紋」だけを登録します。",
                "It can be stopped beforehand: the picture stays with you, only a fingerprint of it is registered.",
            ),
            LISTED,
        ),
    )
}


def letters_for(platform: Platform) -> tuple[LetterKind, ...]:
    """Which letters make sense there, in the order of use."""
    if platform is Platform.NOWHERE_YET:
        return ()
    if platform in SEARCHES:
        return (LetterKind.DELIST,)
    return (LetterKind.REMOVE, LetterKind.SUPPRESS, LetterKind.PRESERVE, LetterKind.DELIST)


def helpers_for(*, platform: Platform, shows: Shows, may_be_minor: bool) -> tuple[Helper, ...]:
    """Who helps besides the place itself, in the order to turn to them. A child's way begins with the hotline."""
    if may_be_minor:
        first = () if platform is Platform.NOWHERE_YET else (Helper.HOTLINE,)
        rest = (Helper.TAKE_IT_DOWN, Helper.SAFELINE) if shows in SEXUAL else (Helper.SAFELINE,)
        return (*first, Helper.POLICE, *rest, Helper.CHILD_GUIDANCE, Helper.LAWYER)
    if platform is Platform.NOWHERE_YET:
        return (Helper.STOP_NCII, Helper.POLICE, Helper.LAWYER) if shows in SEXUAL else (Helper.POLICE, Helper.LAWYER)
    if shows in SEXUAL:
        return (Helper.SAFELINE, Helper.STOP_NCII, Helper.POLICE, Helper.HOTLINE, Helper.ADVICE, Helper.LAWYER)
    return (Helper.ADVICE, Helper.POLICE, Helper.LAWYER)
