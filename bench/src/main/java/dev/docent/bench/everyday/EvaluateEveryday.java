package dev.docent.bench.everyday;

import dev.docent.bench.running.StartedService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a service, uploads the documents of a set of everyday questions, asks them, grades the answers and prints the table. */
public final class EvaluateEveryday {

    private static final String USAGE = """
        Usage: EvaluateEveryday FOLDER JAR [--out FILE.jsonl] [--keep FOLDER] [--model copying]
          FOLDER   questions.jsonl and documents/; documents are also read from ../../documents/docs beside it
          JAR      the service
          --out    also writes each answer with its points
          --keep   copies the data of the service to this folder, where AskKeptIndex asks the questions again
          --model  copying: a chat model answers that copies the source which it is given first\
        """;

    private EvaluateEveryday() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2 || arguments.length % 2 != 0) {
            fail(USAGE);
        }
        Path out = null;
        Path kept = null;
        var isCopying = false;
        for (int i = 2; i < arguments.length; i += 2) {
            switch (arguments[i] + " " + (arguments[i].equals("--model") ? arguments[i + 1] : "")) {
                case "--out " -> out = Path.of(arguments[i + 1]);
                case "--keep " -> kept = Path.of(arguments[i + 1]);
                case "--model copying" -> isCopying = true;
                default -> fail("Unknown option " + arguments[i] + " " + arguments[i + 1] + "\n" + USAGE);
            }
        }
        var set = Path.of(arguments[0]);
        var jar = Path.of(arguments[1]).toAbsolutePath();
        if (isCopying) {
            try (var model = CopyingModel.start()) {
                System.out.println(run(set, jar, model.settings(), out, kept));
            }
        } else {
            System.out.println(run(set, jar, Map.of(), out, kept));
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(2);
    }

    /**
     * {@return the points}
     *
     * @param settings environment variables of the service
     * @param out the file of the answers; null for none
     * @param kept the folder of the service's data; null to delete it
     */
    private static PointsTable run(
            Path set, Path jar, Map<String, String> settings, @Nullable Path out, @Nullable Path kept)
            throws IOException, InterruptedException {
        var questions = EverydayQuestion.read(set.resolve("questions.jsonl"));
        try (var service = StartedService.start(jar, settings);
                var answers = new GradedAnswers(out)) {
            var asked = new AskedService(service.account("everyday"));
            var count = 0;
            for (var folder : AskedService.documentsOf(set)) {
                count += asked.upload(folder);
            }
            asked.await();
            asked.failed().forEach(document -> System.err.println("not read: " + document));
            System.out.println(questions.size() + " questions, " + count + " documents");
            for (var question : questions) {
                var answer = asked.ask(question.question(), question.turns());
                answers.add(question, answer.reply(), answer.nanos());
            }
            if (kept != null) {
                service.keepData(kept);
            }
            return answers.table();
        }
    }
}
