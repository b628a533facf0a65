package dev.docent.bench.everyday;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.docent.bench.running.StartedService;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a service, uploads the documents of a set of everyday questions, asks them, grades the answers and prints the table. */
public final class EvaluateEveryday {

    private static final String USAGE = """
        Usage: EvaluateEveryday FOLDER JAR [--out FILE.jsonl] [--model copying]
          FOLDER   questions.jsonl and documents/; documents are also read from ../../documents/docs beside it
          JAR      the service
          --out    also writes each answer with its points
          --model  copying: a chat model answers that copies the source which it is given first\
        """;

    private EvaluateEveryday() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2 || arguments.length % 2 != 0) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Path out = null;
        var isCopying = false;
        for (int i = 2; i < arguments.length; i += 2) {
            switch (arguments[i] + " " + (arguments[i].equals("--out") ? "" : arguments[i + 1])) {
                case "--out " -> out = Path.of(arguments[i + 1]);
                case "--model copying" -> isCopying = true;
                default -> {
                    System.err.println("Unknown option " + arguments[i] + " " + arguments[i + 1] + "\n" + USAGE);
                    System.exit(2);
                }
            }
        }
        var jar = Path.of(arguments[1]).toAbsolutePath();
        if (isCopying) {
            try (var model = CopyingModel.start()) {
                System.out.println(run(Path.of(arguments[0]), jar, model.settings(), out));
            }
        } else {
            System.out.println(run(Path.of(arguments[0]), jar, Map.of(), out));
        }
    }

    /** {@return the points} @param settings environment variables of the service */
    private static PointsTable run(Path set, Path jar, Map<String, String> settings, @Nullable Path out)
            throws IOException, InterruptedException {
        var questions = EverydayQuestion.read(set.resolve("questions.jsonl"));
        var table = new PointsTable();
        try (var service = StartedService.start(jar, settings);
                var answers = out == null ? null : Files.newBufferedWriter(out)) {
            var asked = new AskedService(service.account("everyday"));
            var count = 0;
            for (var folder : AskedService.documentsOf(set)) {
                count += asked.upload(folder);
            }
            asked.await();
            System.out.println(questions.size() + " questions, " + count + " documents");
            for (var question : questions) {
                var answer = asked.ask(question.question(), question.turns());
                var points = question.points(answer.reply());
                table.add(question, points, question.cited(answer.reply()), answer.nanos());
                if (answers != null) {
                    write(question, points, answer, answers);
                }
            }
        }
        return table;
    }

    private static void write(EverydayQuestion question, int points, AskedService.Asked answer, BufferedWriter out)
            throws IOException {
        var json = new ObjectMapper();
        ObjectNode line = json.createObjectNode()
                .put("_id", question.id())
                .put("kind", question.kind())
                .put("points", points)
                .put("question", question.question());
        line.set("reply", answer.reply());
        out.write(json.writeValueAsString(line));
        out.newLine();
    }
}
