package dev.docent.ingestion.pipeline;

import dev.docent.ingestion.document.DocumentRegister;
import dev.docent.ingestion.document.DocumentTexts;
import dev.docent.ingestion.document.KnowledgeBases;
import dev.docent.ingestion.document.Originals;
import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.index.PassageIndex;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PipelineProperties.class)
class PipelineConfiguration {

    @Bean
    Workspace workspace(@Value("${docent.data:data}") Path data) {
        return new Workspace(data.resolve("tmp").resolve("ingestion"));
    }

    @Bean
    PassageEmbedding passageEmbedding(Embeddings embeddings) {
        return new PassageEmbedding(embeddings, PipelineProperties.cores());
    }

    @Bean
    IngestionSteps ingestionSteps(
            Originals originals,
            Workspace workspace,
            DocumentReader reader,
            PassageEmbedding embedding,
            DocumentTexts texts,
            PassageIndex index) {
        return new IngestionSteps(originals, workspace, reader, embedding, texts, index);
    }

    @Bean
    DocumentIngestion documentIngestion(
            DocumentRegister documents,
            KnowledgeBases knowledgeBases,
            IngestionSteps steps,
            WorkInProgress work,
            DocumentEraser eraser) {
        return new DocumentIngestion(documents, knowledgeBases, steps, work, eraser);
    }

    @Bean
    IngestionWorkers ingestionWorkers(
            Workspace workspace,
            Recovery recovery,
            OrphanSweep sweep,
            IngestionQueue queue,
            DocumentIngestion ingestion,
            WorkInProgress work,
            PipelineProperties properties) {
        return new IngestionWorkers(workspace, recovery, sweep, queue, ingestion, work, properties.workers());
    }
}
