package dev.docent.api.knowledge.upload;

import dev.docent.api.access.Caller;
import dev.docent.api.knowledge.ReachableKnowledgeBases;
import dev.docent.api.knowledge.upload.PastedTexts.PastedText;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.IngestFiles;
import dev.docent.ingestion.UploadBatch;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.MetadataRules;
import dev.docent.ingestion.source.RelativePath;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds pasted texts to a knowledge base, as if they had been uploaded as files: all of them, or none. */
@Component
class AcceptTexts {

    private final ReachableKnowledgeBases bases;
    private final IngestFiles ingest;

    AcceptTexts(ReachableKnowledgeBases bases, IngestFiles ingest) {
        this.bases = bases;
        this.ingest = ingest;
    }

    /** {@return the result for each text, in their order; all originals are durable} */
    UploadBatch.Result accept(Caller caller, String knowledgeBase, PastedTexts pasted) {
        var texts = check(pasted);
        var bytes =
                texts.stream().mapToLong(each -> each.text().content().length()).sum();
        var base = bases.toUpload(caller, knowledgeBase, bytes);
        try (var uploadBatch = ingest.begin(base.ref())) {
            texts.forEach(text -> uploadBatch.put(text.upload(base.ref())));
            return uploadBatch.enter();
        }
    }

    private static List<CheckedText> check(PastedTexts pasted) {
        var list = pasted.documents();
        if (list == null) {
            return List.of(check("", single(pasted)));
        }
        if (Stream.of(pasted.text(), pasted.filename(), pasted.title(), pasted.path(), pasted.metadata())
                .anyMatch(Objects::nonNull)) {
            throw ProblemException.badRequest("documents", "excludes other members: set them in its items");
        }
        return IntStream.range(0, list.size())
                .mapToObj(each -> check("documents[" + each + "].", list.get(each)))
                .toList();
    }

    private static PastedText single(PastedTexts pasted) {
        var text = pasted.text();
        if (text == null) {
            throw ProblemException.badRequest("text", "is missing: send a text, or a list of documents");
        }
        return new PastedText(text, pasted.filename(), pasted.title(), pasted.path(), pasted.metadata());
    }

    private static CheckedText check(String where, PastedText text) {
        var attached = text.metadata();
        return new CheckedText(
                text,
                attached == null
                        ? Metadata.NONE
                        : MetadataRules.check(where + "metadata", attached, ProblemException::badRequest),
                text.path() == null ? null : AcceptUploads.path(where + "path", text.path()));
    }

    private record CheckedText(
            PastedText text, Metadata metadata, @Nullable RelativePath path) {

        Upload upload(KnowledgeBaseRef base) {
            var content = new ByteArrayInputStream(text.content().getBytes(StandardCharsets.UTF_8));
            return new Upload(base, text.name(), content, metadata, path, null);
        }
    }
}
