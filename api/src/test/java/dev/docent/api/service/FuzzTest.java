package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Sends requests that the OpenAPI document allows, with up to three changes that may make them wrong. Whatever comes, the
 * service neither fails nor shows its insides, and every error is a problem.
 *
 * <p>The same seed gives the same requests, but for ids: {@code -Ddocent.fuzz.seed=…}; {@code -Ddocent.fuzz.requests=…} sends
 * more of them.
 */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class FuzzTest {

    private static final long SEED = Long.getLong("docent.fuzz.seed", 18);
    private static final int REQUESTS = Integer.getInteger("docent.fuzz.requests", 2000);

    /** Tomcat reads no more of a body that it refuses, and the answer may be lost when it closes the connection. */
    private static final int MAX_BODY = 1_500_000;

    private static final Pattern INSIDES = Pattern.compile(
            "Exception|Error:|\\bat [\\w.$]+\\(|\\.java\\b|\\bdev\\.docent\\b"
                    + "|\\b(org\\.(springframework|apache|sqlite)|com\\.(fasterxml|mongodb)|java[x]?\\.(lang|util|io|net)|jakarta)\\.");

    private static final List<FuzzMutation> CHANGES =
            Stream.of(FuzzHeads.ALL, FuzzBodies.ALL).flatMap(List::stream).toList();

    @Autowired
    Docent docent;

    @Test
    void answersAnything(CapturedOutput output) throws IOException {
        var operations =
                FuzzOperation.all(docent.anonymous().get("/openapi.json").json());
        var owner = AccessMatrixOwner.in(docent);
        var faults = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        for (var number = 0; number < REQUESTS; number++) {
            var random = new Random(SEED * 1_000_003 + number);
            var request = request(operation(operations, random), random, owner);
            var answer = RawExchange.of(docent.port(), request.bytes());
            statuses.merge(answer.status(), 1, Integer::sum);
            var fault = fault(request, answer);
            if (!fault.isEmpty()) {
                faults.add("seed=%d request=%d: %s%n%s%n-- %s %s%n"
                        .formatted(SEED, number, fault, request, answer.head(), answer.text()));
            }
            if (request.method().equals("DELETE") && answer.status() < 300) {
                owner = AccessMatrixOwner.in(docent);
            }
        }

        LoggerFactory.getLogger(FuzzTest.class).info("event=fuzzed seed={} statuses={}", SEED, statuses);
        assertThat(faults).isEmpty();
        assertThat(output.getAll().lines().filter(FuzzTest::isAlarming)).isEmpty();
        assertThat(statuses.keySet()).contains(200, 201, 202, 400, 401, 404, 405, 413, 415, 422);
    }

    /** Deletions are rare, since what they delete has to be made again. */
    private static FuzzOperation operation(List<FuzzOperation> all, Random random) {
        var operation = all.get(random.nextInt(all.size()));
        return operation.method().equals("DELETE") && random.nextInt(8) > 0 ? operation(all, random) : operation;
    }

    private static FuzzRequest request(FuzzOperation operation, Random random, AccessMatrixOwner owner) {
        var request = operation.good(random, owner);
        for (var changes = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3); changes > 0; changes--) {
            var isForm = request.toString().contains("form-data") && random.nextBoolean();
            var choice = isForm ? FuzzForms.ALL : CHANGES;
            var changed = choice.get(random.nextInt(choice.size())).change(request, random);
            request = changed.body().length > MAX_BODY ? request : changed;
        }
        return request;
    }

    /** No request is a reason for an error in the log, or for a stack trace. */
    private static boolean isAlarming(String line) {
        return line.contains(" ERROR ") || line.startsWith("\tat ");
    }

    /** {@return what is wrong with the answer; empty if nothing is} */
    private static String fault(FuzzRequest request, RawExchange answer) {
        if (answer.status() >= 500 && answer.status() != 501 && answer.status() != 503) {
            return "failed";
        }
        if (INSIDES.matcher(answer.text()).find() || answer.text().contains(System.getProperty("docent.data"))) {
            return "shows its insides";
        }
        if (answer.status() == 0) {
            return "has no answer";
        }
        var hasBody = !request.method().equals("HEAD");
        return answer.status() >= 400 && hasBody && !isProblem(answer) ? "is no problem" : "";
    }

    private static boolean isProblem(RawExchange answer) {
        try {
            var problem = new ObjectMapper().readTree(answer.body());
            return answer.header("Content-Type").startsWith("application/problem+json")
                    && problem.path("status").asInt() == answer.status()
                    && !problem.path("title").asText().isBlank()
                    && !problem.path("detail").asText().isBlank()
                    && problem.path("request_id").asText().equals(answer.header("X-Request-Id"));
        } catch (IOException noJson) {
            return false;
        }
    }
}
