package dev.docent.api.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.api.DocentApplication;
import dev.docent.api.service.Docent.Call;
import dev.docent.retrieval.compute.ComputePool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.util.FileSystemUtils;

/** The service while its only CPU thread is occupied. */
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.data=target/busy/data",
            "docent.certs=target/busy/certs",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.sample=classpath:no-sample",
            "docent.cpu.threads=1",
            "docent.cpu.queue-per-account=2",
            "docent.cpu.queue=4"
        })
@Import({Docent.class, MovableClock.class})
@DirtiesContext
class BusyTest {

    private static final Map<String, String> QUESTION = Map.of("query", "When was the harbour built?");

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);

    @Autowired
    Docent docent;

    @Autowired
    ComputePool pool;

    @BeforeAll
    static void startEmpty() throws IOException {
        FileSystemUtils.deleteRecursively(Path.of("target/busy"));
    }

    @AfterEach
    void end() {
        gate.countDown();
        callers.close();
    }

    @Test
    void refusesWhatTooManyWaitForAndIsAlive() throws Exception {
        var ada = docent.tenant("ada");
        var bob = docent.tenant("bob");
        var cleo = docent.tenant("cleo");
        occupy();
        var answers = new ArrayList<Future<Answer>>();
        answers.addAll(ask(ada, 1, 2));
        for (var refused : List.of(
                ada.json(QUESTION).post("/query"),
                ada.json(QUESTION).post("/api/v1/knowledge-bases/default/search"),
                ada.multipart(Multipart.file("file", "new.txt", "New.")).post("/make_embedding"),
                ada.get("/api/v1/knowledge-bases/default/export"),
                ada.body(new byte[1], "application/zip").post("/api/v1/knowledge-bases/import"))) {
            assertThat(refused.isProblem(429).header("Retry-After")).isEqualTo("1");
        }
        answers.addAll(ask(bob, 3, 4));
        assertThat(cleo.json(QUESTION).post("/query").isProblem(503).header("Retry-After"))
                .isEqualTo("1");
        docent.anonymous().get("/actuator/health/liveness").hasStatus(200);
        ada.get("/api/v1/knowledge-bases").hasStatus(200);
        gate.countDown();

        for (var answer : answers) {
            answer.get().hasStatus(200);
        }
        cleo.json(QUESTION).post("/query").hasStatus(200);
    }

    /** Keeps the only thread computing until the gate opens. */
    private void occupy() throws InterruptedException {
        var begun = new CountDownLatch(1);
        callers.submit(() -> pool.call("nobody", () -> {
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return true;
        }));
        begun.await();
    }

    /** {@return questions that wait, the first of them with this many waiting, the last with that many} */
    private List<Future<Answer>> ask(Call tenant, int first, int last) {
        var answers = new ArrayList<Future<Answer>>();
        for (int waiting = first; waiting <= last; waiting++) {
            answers.add(callers.submit(() -> tenant.json(QUESTION).post("/query")));
            while (pool.waiting() < waiting) {
                Thread.onSpinWait();
            }
        }
        return answers;
    }
}
