package dev.docent.api.knowledge;

import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.IngestDocument;
import dev.docent.ingestion.IngestDocument.Accepted;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.document.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes the files of an upload into a knowledge base: all of them, or none when one is wrong. */
@Component
public class AcceptUploads {

    private final IngestDocument ingest;
    private final MetadataPart metadata;

    AcceptUploads(IngestDocument ingest, MetadataPart metadata) {
        this.ingest = ingest;
        this.metadata = metadata;
    }

    /** {@return what became of each file, in the order of the parts; all originals are durable} */
    public List<Accepted> accept(String owner, String knowledgeBase, MultipartHttpServletRequest upload) {
        var files = Stream.of("file", "files")
                .flatMap(part -> upload.getFiles(part).stream())
                .toList();
        check(files);
        var attached = metadata.read(upload);
        return files.stream()
                .map(file -> accept(owner, knowledgeBase, file, attached))
                .toList();
    }

    private static void check(List<MultipartFile> files) {
        if (files.isEmpty()) {
            throw ProblemException.badRequest("file", "is missing: send the document as a part with a file name");
        }
        files.stream().filter(MultipartFile::isEmpty).findFirst().ifPresent(empty -> {
            throw new EmptyUploadException(filename(empty));
        });
    }

    private Accepted accept(String owner, String knowledgeBase, MultipartFile file, Metadata attached) {
        try (var content = file.getInputStream()) {
            return ingest.accept(new Upload(owner, knowledgeBase, filename(file), content, attached));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read an upload from the disk", failure);
        }
    }

    private static String filename(MultipartFile file) {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "").strip();
        return name.isEmpty() ? "unnamed" : name;
    }
}
