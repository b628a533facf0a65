package dev.docent.retrieval.gemini;

/** What the stand-in does with a request. */
@FunctionalInterface
public interface StandInReply {

    void to(StandInRequest request, StandInConnection connection) throws Exception;

    /** {@return the reply that there is when none is scripted} */
    static StandInReply asDocumented() {
        return (request, connection) -> StandInAnswers.of(request).to(request, connection);
    }

    /** {@return a reply with a body} */
    static StandInReply of(int status, String body, String... headers) {
        return (request, connection) -> connection.answer(status, body, headers);
    }

    /** {@return an error in Google's words, without details} */
    static StandInReply error(int code, String status, String message) {
        return error(code, status, message, "");
    }

    /** @param details JSON objects, separated by commas */
    static StandInReply error(int code, String status, String message, String details) {
        return of(code, """
                {"error":{"code":%d,"status":"%s","message":"%s","details":[%s]}}""".formatted(code, status, message, details));
    }

    /** {@return an error that says after how many seconds to come back, such as {@code 23s}} */
    static StandInReply exhausted(String retryDelay) {
        return error(
                429,
                "RESOURCE_EXHAUSTED",
                "You exceeded your current quota. Please retry in " + retryDelay + ".",
                """
                {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"RequestsPerMinute"}]},
                {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"%s"}""".formatted(retryDelay));
    }

    /** {@return a reply that never comes, from a connection that stays open} */
    static StandInReply never() {
        return (request, connection) -> connection.awaitClose();
    }

    /** {@return a broken connection} */
    static StandInReply drop() {
        return (request, connection) -> connection.drop();
    }

    /** {@return a stream of events, one after the other, and its end} */
    static StandInReply events(String... events) {
        return (request, connection) -> {
            connection.begin();
            for (var event : events) {
                connection.event(event);
            }
            connection.end();
        };
    }

    /** {@return the same, but in the end the connection breaks} */
    static StandInReply eventsThenDrop(String... events) {
        return (request, connection) -> {
            connection.begin();
            for (var event : events) {
                connection.event(event);
            }
            connection.drop();
        };
    }
}
