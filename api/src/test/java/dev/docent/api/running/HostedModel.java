package dev.docent.api.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.docent.retrieval.gemini.GeminiStandIn;
import dev.docent.retrieval.gemini.StandInConnection;
import dev.docent.retrieval.gemini.StandInReply;
import dev.docent.retrieval.gemini.StandInRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stand-in of Gemini that embeds, and that writes answers as a dull but honest model would: the sentences of its sources
 * that share most words with the question, each with the number of its source. It outlives every Docent that uses it.
 */
final class HostedModel implements AutoCloseable {

    private static final int SENTENCES = 2;
    private static final double ENOUGH = 0.4;
    private static final Pattern SOURCE =
            Pattern.compile("BEGIN SOURCE (\\d+) (\\w+)\\R(.*?)\\REND SOURCE \\2\\R", Pattern.DOTALL);
    private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}[^\\n.?!]*(?:\\n[^\\n.?!]+)*\\.(?=\\s|$)");
    private static final Pattern HEADINGS = Pattern.compile("(?m)^[^\\n]* > [^\\n]*$");
    private static final Pattern FOLLOW_UP =
            Pattern.compile("User: [^\\n]*?(the [^\\n]*?)\\?\\n.*Last question: (.*)", Pattern.DOTALL);
    private static final JsonMapper JSON = new JsonMapper();

    private final GeminiStandIn google = GeminiStandIn.start();

    static HostedModel start() {
        var model = new HostedModel();
        model.google.always(HostedModel::reply);
        return model;
    }

    /** {@return the settings with which a Docent embeds and answers by it} */
    Map<String, String> settings() {
        return Map.of("GEMINI_API_KEY", GeminiStandIn.KEY, "GOOGLE_GEMINI_BASE_URL", google.url());
    }

    /** {@return the methods of the API that it was asked by} */
    Set<String> calls() {
        return google.requests().stream().map(StandInRequest::call).collect(Collectors.toSet());
    }

    private static void reply(StandInRequest request, StandInConnection connection) throws Exception {
        if (!request.call().equals("streamGenerateContent")) {
            StandInReply.asDocumented().to(request, connection);
            return;
        }
        var asked = request.json()
                .path("contents")
                .path(request.json().path("contents").size() - 1)
                .at("/parts/0/text")
                .asText();
        var followUp = FOLLOW_UP.matcher(asked);
        var text = followUp.matches() ? completed(followUp.group(2), followUp.group(1)) : answer(asked);
        StandInReply.events(event(text)).to(request, connection);
    }

    private static String completed(String question, String subject) {
        return question.replaceAll("\\bits (\\w+)", "the $1 of " + subject);
    }

    private static String answer(String asked) {
        var question = words(asked.substring(asked.lastIndexOf("\nQuestion: ") + "\nQuestion: ".length()));
        var said = new ArrayList<Said>();
        SOURCE.matcher(asked)
                .results()
                .forEach(source -> SENTENCE.matcher(
                                HEADINGS.matcher(source.group(3)).replaceAll(""))
                        .results()
                        .map(MatchResult::group)
                        .map(sentence -> new Said(sentence, source.group(1), shared(question, sentence)))
                        .forEach(said::add));
        var best = said.stream()
                .filter(each -> each.shared >= ENOUGH)
                .sorted(Comparator.comparingDouble(Said::shared).reversed())
                .limit(SENTENCES)
                .map(Said::cited)
                .collect(Collectors.joining(" "));
        return best.isEmpty() ? "NONE" : best;
    }

    private static double shared(List<String> question, String sentence) {
        var words = words(sentence);
        return (double) question.stream().filter(words::contains).count() / question.size();
    }

    /** {@return the words that are about something, more or less} */
    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\W+"))
                .filter(word -> word.length() > 3)
                .distinct()
                .toList();
    }

    private static String event(String text) {
        JsonNode event = JSON.valueToTree(Map.of(
                "candidates",
                List.of(Map.of(
                        "content",
                        Map.of("role", "model", "parts", List.of(Map.of("text", text))),
                        "finishReason",
                        "STOP")),
                "usageMetadata",
                Map.of("promptTokenCount", 5, "candidatesTokenCount", 3, "totalTokenCount", 8)));
        return event.toString();
    }

    @Override
    public void close() throws IOException {
        google.close();
    }

    /** A sentence of a source. */
    private record Said(String sentence, String source, double shared) {

        /** {@return it as an answer gives it} */
        String cited() {
            return sentence.substring(0, sentence.length() - 1).replaceAll("\\s+", " ") + " [" + source + "].";
        }
    }
}
