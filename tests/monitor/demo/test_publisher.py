"""The make-believe publisher behind its socket: fine, down, confused."""

import json
from http.client import HTTPConnection

from monitor.demo.publisher import Publisher, Weather, opened


def get(publisher: Publisher, path: str) -> tuple[int, str, bytes]:
    connection = HTTPConnection("127.0.0.1", publisher.port, timeout=5)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.headers["Content-Type"], response.read()
    finally:
        connection.close()


QUERY = "/zh/w/api.php?action=query&list=allpages"


def test_it_answers_with_json_in_fine_weather() -> None:
    with opened(Publisher()) as publisher:
        publisher.wikis["zh"].publish("联合国安理会第9002号决议", "text")
        status, media_type, body = get(publisher, QUERY)
    assert (status, media_type) == (200, "application/json; charset=utf-8")
    assert json.loads(body)["query"]["allpages"][0]["title"] == "联合国安理会第9002号决议"


def test_it_can_be_down_and_confused_and_come_back() -> None:
    with opened(Publisher()) as publisher:
        publisher.weather = Weather.DOWN
        assert get(publisher, QUERY)[0] == 503
        publisher.weather = Weather.CONFUSED
        assert get(publisher, QUERY)[:2] == (200, "text/html; charset=utf-8")
        publisher.weather = Weather.FINE
        assert get(publisher, QUERY)[0] == 200


def test_other_addresses_are_not_found() -> None:
    with opened(Publisher()) as publisher:
        assert get(publisher, "/fr/w/api.php")[0] == 404
        assert get(publisher, "/")[0] == 404
