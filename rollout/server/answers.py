"""Answers that several parts of the server give alike."""

from flask import Response, jsonify

from rollout.words.said import told


def wrong(status: int, words: str) -> Response:
    """Return an answer that says what is wrong, in the language of whoever asked."""
    answer = jsonify(wrong=told(words))
    answer.status_code = status
    return answer
