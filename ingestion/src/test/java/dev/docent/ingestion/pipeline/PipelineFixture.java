package dev.docent.ingestion.pipeline;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test a pipeline of its own over stores in memory. */
@Timeout(20)
public abstract class PipelineFixture {

    @TempDir
    protected Path folder;

    protected InMemoryPipeline pipeline;

    @BeforeEach
    void openPipeline() {
        pipeline = new InMemoryPipeline(folder);
    }

    @AfterEach
    void closePipeline() {
        pipeline.close();
    }
}
