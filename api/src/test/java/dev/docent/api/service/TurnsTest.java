package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.service.Docent.Call;
import dev.docent.retrieval.compute.ComputePool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A tenant's question does not wait for another tenant's work. */
@ServiceTest
class TurnsTest {

    private static final int CALLERS = 8;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    Docent docent;

    @Autowired
    ComputePool pool;

    @AfterEach
    void end() {
        callers.close();
    }

    @Test
    void answersAQuestionBeforeTheUploadsOfAnotherTenantAreDone() throws Exception {
        var ada = docent.tenant("ada-of-turns");
        var bob = docent.tenant("bob-of-turns");
        bob.multipart(Multipart.file("file", "harbour.txt", "The harbour of Brindle was built in 1932."))
                .post("/make_embedding")
                .hasStatus(200);

        var uploads = IntStream.range(0, CALLERS)
                .mapToObj(number -> callers.submit(() -> upload(ada, number)))
                .toList();
        while (pool.waiting() == 0) {
            Thread.onSpinWait();
        }
        var answer = bob.json(Map.of("query", "When was the harbour of Brindle built?"))
                .post("/query")
                .hasStatus(200)
                .json();
        docent.anonymous().get("/actuator/health/liveness").hasStatus(200);

        assertThat(uploads).noneMatch(Future::isDone);
        assertThat(answer.get("answer").asText()).contains("1932");
        for (var upload : uploads) {
            assertThat(upload.get()).hasSizeGreaterThan(10).allMatch(dimensions -> dimensions == 384);
        }
    }

    /** {@return the length of each vector} */
    private static List<Integer> upload(Call tenant, int number) {
        var text = IntStream.range(0, 300)
                .mapToObj(each -> "Keeper %d of tower %d lit lamp %d before the storm came in from the west."
                        .formatted(each, number, 7 * each))
                .collect(Collectors.joining("\n\n"));
        var passages = tenant.multipart(Multipart.file("file", "towers" + number + ".txt", text))
                .post("/make_embedding?include_embeddings=true")
                .hasStatus(200)
                .json()
                .at("/documents/0/passages");
        return passages.valueStream()
                .map(passage -> passage.get("embedding").size())
                .toList();
    }
}
