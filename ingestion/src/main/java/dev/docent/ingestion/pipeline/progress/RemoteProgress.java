package dev.docent.ingestion.pipeline.progress;

import dev.docent.ingestion.pipeline.claim.Node;
import dev.docent.runtime.WakeUp;
import dev.docent.runtime.WorkerLoop;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the documents that have listeners every second, if other processes may change them. */
@Component
public final class RemoteProgress implements SmartLifecycle {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Node node;
    private final WorkerLoop loop;

    public RemoteProgress(DocumentProgress progress, Node node) {
        this.node = node;
        this.loop = new WorkerLoop(
                "docent-remote-progress",
                Thread.ofVirtual().name("docent-remote-progress").factory(),
                new WakeUp(),
                AFTER_FAILURE,
                () -> {
                    progress.refresh();
                    return POLL;
                });
    }

    @Override
    public boolean isAutoStartup() {
        return node.shared();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop(POLL);
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
