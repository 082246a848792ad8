"""Which of Apprise's services an address may name, and how they reach the network.

Only those that speak HTTP are here, so that each of their connections can be checked; those that act on this machine,
read files from it, speak other protocols or pass messages on to anybody are not. A service that a new Apprise brings is
let in by adding its name.
"""

from collections.abc import Callable, Sequence
from socket import socket
from typing import Any

import urllib3.util.connection as sockets

from notifiers.egress import Forbidden, checked

_NAMES = """
    46elks atalk azure bark barks betterstack bluesky brevo bsky bulksms bulkvs burstsms chanify clickatell
    clicksend cliq cm d7sms dapnet dingtalk discord dot eight00com elks emby embys enigma2 enigma2s evolution
    evolutions exotel feishu firehydrant flock flowtriq flowtriqs fluxer fluxers form forms freemobile gchat github
    goalert goalerts gorush gorushs gotify gotifys groundmail groupme guilded gupshup hassio hassios httpsms humhub
    humhubs ifttt ilert incidentio infobip jellyfin jellyfins jira join json jsons kakao kakaotalk kaleyra kavenegar
    klr kodi kodis kook kudosity kumulos lametric lametrics lark lauther lfg line mailersend mailgun mastodon
    mastodons matrix matrixs misskey misskeys mmost mmosts mobilemessage mobilemsg msg91 msgbird ncloud nclouds
    nctalk nctalks nexmo nostr notica noticas notifiarr notifico notificos notifyre ntfy ntfys o365 octopush onebot
    onebots onesignal opsgenie pagerduty pagertree parsep parseps pbul pinglet pinglets pingram pjet pjets plivo
    postmark pover prowl psafer psafers push pushdeer pushdeers pushed pushme pushplus pushward pushy qq reddit
    resend revolt ringc rocket rockets ryver schan sendgrid sendpulse serwersms ses session sessions seven sfr
    signal signalgrid signals signl4 simplepush sinch slack smsc smseagle smseagles smsmanager smsmgr smstunnel
    smtp2go sns sogs sparkpost spike splunk spugpush spush squadcast stackfield strmlabs synology synologys telesign
    telnyx tgram threema toot toots trigv trigvs tweet twilio twist twitter viber victorops voipms vonage webex
    wechat wecom wecombot whapi whatsapp workflow workflows wpush wxpusher wxteams x xbmc xbmcs xmatters xml xmls
    youlmk zalo zcliq zohocliq zoom zulip
"""
ALLOWED = frozenset(_NAMES.split())

_endpoints: set[tuple[str, int]] = set()
_connect: Callable[..., socket] = sockets.create_connection


class Refused(OSError):
    """A service's address is not one of the public internet's."""


def watch_connections(allowed: frozenset[tuple[str, int]]) -> None:
    """Have every connection of Apprise's services checked from now on, but for (host, port) pairs in ``allowed``.

    Apprise gives no place to do so: its services call a library that asks this function for its sockets, and nothing
    else in the program uses that library.
    """
    _endpoints.update(allowed)
    sockets.create_connection = _checked_connection


def _checked_connection(address: tuple[str, int], *rest: Any, **more: Any) -> socket:
    """A socket to one of the addresses that a name was found to have, each of which was checked."""
    host, port = address
    failure: OSError = Refused(f"{host} has no address")
    for found in _found(host.strip("[]"), port):
        try:
            return _connect((found, port), *rest, **more)
        except OSError as error:
            failure = error
    raise failure


def _found(host: str, port: int) -> Sequence[str]:
    try:
        return checked(host, port, frozenset(_endpoints))
    except Forbidden as error:
        raise Refused(str(error)) from None
