package dev.docent.ingestion.pipeline.progress;

import dev.docent.ingestion.pipeline.claim.Node;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every second at the documents that somebody here listens to, where other processes may change them. */
@Component
public final class RemoteProgress implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RemoteProgress.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final DocumentProgress progress;
    private final Node node;
    private volatile @Nullable Thread looking;

    public RemoteProgress(DocumentProgress progress, Node node) {
        this.progress = progress;
        this.node = node;
    }

    @Override
    public boolean isAutoStartup() {
        return node.shared();
    }

    @Override
    public synchronized void start() {
        looking = Thread.ofVirtual().name("docent-remote-progress").start(this::look);
    }

    @Override
    public synchronized void stop() {
        var thread = looking;
        looking = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    private void look() {
        try {
            while (true) {
                Thread.sleep(BETWEEN);
                lookOnce();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() {
        try {
            progress.lookAgain();
        } catch (RuntimeException failure) {
            log.warn("The progress of documents cannot be looked up: {}", failure.toString());
        }
    }
}
