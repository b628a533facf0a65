package dev.docent.bench.everyday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.bench.evaluation.KeptIndex;
import dev.docent.retrieval.answering.Answer;
import dev.docent.retrieval.passage.Citation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/**
 * Asks a set of everyday questions again over the data that {@link EvaluateEveryday} kept, without a service. What the records of
 * a service answer, such as questions for the number of documents, is searched for here.
 */
public final class AskKeptIndex {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String USAGE = """
        Usage: AskKeptIndex FOLDER DATA [FILE.jsonl]
          FOLDER  questions.jsonl
          DATA    what EvaluateEveryday --keep wrote
          FILE    each answer with its points\
        """;

    private AskKeptIndex() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println(USAGE);
            System.exit(2);
        }
        var questions = EverydayQuestion.read(Path.of(arguments[0], "questions.jsonl"));
        try (var index = new KeptIndex(Path.of(arguments[1]));
                var answers = new GradedAnswers(arguments.length == 3 ? Path.of(arguments[2]) : null)) {
            for (var question : questions) {
                var turns = new ArrayList<>(question.turns());
                turns.add(question.question());
                var start = System.nanoTime();
                var answer = index.ask(turns);
                answers.add(question, reply(answer), System.nanoTime() - start);
            }
            System.out.println(answers.table());
        }
    }

    /** {@return the parts of an answer that are graded, as {@code /query} names them} */
    private static JsonNode reply(Answer answer) {
        return JSON.valueToTree(Map.of(
                "answer", answer.text(),
                "grounded", answer.grounded(),
                "citations",
                        answer.citations().stream().map(AskKeptIndex::cited).toList()));
    }

    private static Map<String, Object> cited(Citation citation) {
        return citation.page() == null || citation.pageEnd() == null
                ? Map.of("filename", citation.filename(), "quote", citation.quote())
                : Map.of(
                        "filename", citation.filename(),
                        "quote", citation.quote(),
                        "page", citation.page(),
                        "page_end", citation.pageEnd());
    }
}
