package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.deletion.DocumentDeleter;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.correction.PassageCorrections;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.pipeline.claim.Claims;
import dev.docent.ingestion.pipeline.claim.EmbeddingBudgets;
import dev.docent.ingestion.pipeline.claim.IngestionPause;
import dev.docent.ingestion.pipeline.claim.Node;
import dev.docent.ingestion.pipeline.step.EmbedAndIndex;
import dev.docent.ingestion.pipeline.step.GroupCommit;
import dev.docent.ingestion.pipeline.step.PassageEmbedder;
import dev.docent.ingestion.pipeline.step.ReadAndChunk;
import dev.docent.ingestion.pipeline.step.StoredChunks;
import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.generation.ForegroundWork;
import dev.docent.retrieval.generation.ServingGeneration;
import dev.docent.retrieval.index.PassageIndex;
import dev.docent.retrieval.usage.TokenUsage;
import dev.docent.runtime.Steps;
import dev.docent.runtime.TemporaryFiles;
import dev.docent.storage.records.RecordStoreInUse;
import io.micrometer.observation.ObservationRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PipelineProperties.class)
class PipelineConfiguration {

    private static final int MAX_FINISHING = 64;

    @Bean
    Node node(PipelineProperties properties, RecordStoreInUse records) {
        var shared = properties.shared();
        return Node.of(shared == null ? records.shared() : shared);
    }

    /** {@return the steps of a document: claim, parse, chunk, embed, index and flush} */
    @Bean
    Steps ingestionSteps(ObjectProvider<ObservationRegistry> observations) {
        return new Steps("ingestion", observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    TemporaryFiles workspace(@Value("${docent.data:data}") Path data) {
        return new TemporaryFiles(data.resolve("tmp").resolve("ingestion"));
    }

    @Bean
    PassageEmbedder passageEmbedder(ServingGeneration serving, ComputePool compute, Steps ingestionSteps) {
        return new PassageEmbedder(
                serving::forPassages, PipelineProperties.cores(), compute, ingestionSteps.observations());
    }

    @Bean
    EmbeddingBudgets embeddingBudgets(ObjectProvider<TokenUsage> usage, ServingGeneration serving) {
        return new EmbeddingBudgets(
                usage.getIfAvailable(() -> TokenUsage.NONE),
                () -> serving.forPassages().traits().isHosted());
    }

    @Bean
    ForegroundWork ingestionWork(Claims claims) {
        return () -> claims.count() > 0;
    }

    @Bean
    EmbedAndIndex embedAndIndex(
            PassageEmbedder embedder,
            IngestionPause pause,
            DocumentTexts texts,
            StoredChunks chunks,
            PassageCorrections corrections,
            PassageIndex index,
            Claims claims,
            Steps ingestionSteps) {
        var commits = new GroupCommit(index, claims, Duration.ofSeconds(1), ingestionSteps);
        return new EmbedAndIndex(
                embedder, pause, texts, chunks, corrections, index, commits, Duration.ofSeconds(1), ingestionSteps);
    }

    @Bean
    IngestionWorker ingestionWorker(
            KnowledgeBases knowledgeBases,
            ReadAndChunk readAndChunk,
            EmbedAndIndex embedAndIndex,
            Claims claims,
            DocumentDeleter deleter,
            IngestionPause pause,
            Steps ingestionSteps) {
        return new IngestionWorker(
                knowledgeBases,
                readAndChunk,
                embedAndIndex,
                claims,
                deleter,
                pause,
                finishing(),
                ingestionSteps.observations());
    }

    /**
     * With too many documents waiting, a worker runs the last step itself, so that a disk that hangs also stops the
     * claims.
     */
    private static Executor finishing() {
        return new ThreadPoolExecutor(
                0,
                MAX_FINISHING,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofVirtual().name("docent-finishing-", 1).factory(),
                new ThreadPoolExecutor.CallerRunsPolicy());
    }
}
