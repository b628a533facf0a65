package dev.docent.ingestion.archive;

import dev.docent.ingestion.deletion.KnowledgeBaseDeleter;
import dev.docent.ingestion.document.Documents;
import dev.docent.ingestion.document.content.DocumentTexts;
import dev.docent.ingestion.document.content.Originals;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBaseImports;
import dev.docent.ingestion.document.knowledgebase.KnowledgeBases;
import dev.docent.ingestion.parsing.ParsingProperties;
import dev.docent.ingestion.pipeline.step.PassageImport;
import dev.docent.ingestion.source.TemporaryFiles;
import dev.docent.retrieval.generation.ServingGeneration;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ArchiveProperties.class)
class ArchiveConfiguration {

    @Bean
    TemporaryFiles archives(@Value("${docent.data:data}") Path data) {
        return new TemporaryFiles(data.resolve("tmp").resolve("archives"));
    }

    @Bean
    ImportKnowledgeBase importKnowledgeBase(
            KnowledgeBases bases,
            KnowledgeBaseImports arrivals,
            Documents documents,
            Originals originals,
            DocumentTexts texts,
            PassageImport arrival,
            KnowledgeBaseDeleter deleter,
            ServingGeneration serving,
            ParsingProperties parsing,
            ArchiveProperties limits,
            @Value("${docent.upload.max-file-size:512MB}") DataSize largestOriginal) {
        var facts = new FactsCheck(largestOriginal.toBytes(), parsing.maxPages());
        return new ImportKnowledgeBase(
                bases, arrivals, documents, originals, texts, arrival, deleter, serving, facts, limits);
    }

    @Bean
    ReceivedArchive receivedArchive(ImportKnowledgeBase importing, TemporaryFiles archives, ArchiveProperties limits) {
        return new ReceivedArchive(importing, archives, limits.maxSize());
    }
}
