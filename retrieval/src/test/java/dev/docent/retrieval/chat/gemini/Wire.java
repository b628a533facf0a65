package dev.docent.retrieval.chat.gemini;

/** Answers and pieces of answers as Google writes them. */
final class Wire {

    private Wire() {}

    static final String USAGE = """
            "usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":3,"thoughtsTokenCount":10,"totalTokenCount":18}""";

    /** {@return an answer with these parts} @param finishReason or an empty text for none */
    static String parts(String finishReason, String... parts) {
        return candidate(
                "\"content\":{\"role\":\"model\",\"parts\":[%s]}".formatted(String.join(",", parts)), finishReason);
    }

    /** {@return a part with a text} */
    static String text(String text) {
        return "{\"text\":\"%s\"}".formatted(text);
    }

    /** {@return a piece of a stream that is not the last} */
    static String piece(String text) {
        return parts("", text(text));
    }

    /** {@return the last piece of a stream} */
    static String last(String text) {
        return parts("STOP", text(text));
    }

    static String candidate(String content, String finishReason) {
        var finish = finishReason.isEmpty() ? "" : "\"finishReason\":\"%s\",".formatted(finishReason);
        return "{\"candidates\":[{%s%s\"index\":0}],%s,\"modelVersion\":\"gemini-3.8-flash-001\",\"responseId\":\"r1\"}"
                .formatted(content.isEmpty() ? "" : content + ",", finish, USAGE);
    }
}
