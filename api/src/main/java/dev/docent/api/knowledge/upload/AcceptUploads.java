package dev.docent.api.knowledge.upload;

import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.IngestFiles;
import dev.docent.ingestion.UploadBatch;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.source.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Adds the files of an upload to a knowledge base: all of them, or none if one is rejected. */
@Component
public class AcceptUploads {

    private static final String PATH = "path";
    private static final String PASSWORD = "password";
    private static final int MAX_PASSWORD_LENGTH = 1000;

    private final IngestFiles ingest;
    private final MetadataPart metadata;

    AcceptUploads(IngestFiles ingest, MetadataPart metadata) {
        this.ingest = ingest;
        this.metadata = metadata;
    }

    /** {@return the result for each file, in the order of the parts; all originals are durable} */
    public UploadBatch.Result accept(String owner, String knowledgeBase, MultipartHttpServletRequest upload) {
        var files = Stream.of("file", "files")
                .flatMap(part -> upload.getFiles(part).stream())
                .toList();
        check(files);
        var paths = paths(upload, files.size());
        var attached = metadata.read(upload);
        var password = password(upload);
        try (var uploadBatch = ingest.begin(owner, knowledgeBase)) {
            for (var each = 0; each < files.size(); each++) {
                var path = paths.isEmpty() ? null : paths.get(each);
                var file = files.get(each);
                put(
                        file,
                        content -> new Upload(owner, knowledgeBase, filename(file), content, attached, path, password),
                        uploadBatch);
            }
            return uploadBatch.enter();
        }
    }

    private static void check(List<MultipartFile> files) {
        if (files.isEmpty()) {
            throw ProblemException.badRequest("file", "is missing: send the document as a part with a file name");
        }
        files.stream().filter(MultipartFile::isEmpty).findFirst().ifPresent(empty -> {
            throw new EmptyUploadException(filename(empty));
        });
    }

    private static List<RelativePath> paths(MultipartHttpServletRequest upload, int files) {
        var given = Objects.requireNonNullElse(upload.getParameterValues(PATH), new String[0]);
        if (given.length != 0 && given.length != files) {
            throw ProblemException.badRequest(
                    PATH, "must be given once for each file, in the order of the files, or not at all");
        }
        return Stream.of(given).map(path -> path(PATH, path)).toList();
    }

    /** {@return the normalized path} @throws ProblemException (400) if it is not a relative path */
    static RelativePath path(String field, String given) {
        return RelativePath.of(given)
                .orElseThrow(() -> ProblemException.badRequest(
                        field, "must be a relative path of names separated by slashes, of at most 1024 characters"));
    }

    private static @Nullable String password(MultipartHttpServletRequest upload) {
        var given = upload.getParameter(PASSWORD);
        if (given != null && given.length() > MAX_PASSWORD_LENGTH) {
            throw ProblemException.badRequest(PASSWORD, "has more than " + MAX_PASSWORD_LENGTH + " characters");
        }
        return given == null || given.isEmpty() ? null : given;
    }

    private static void put(MultipartFile file, Function<InputStream, Upload> upload, UploadBatch uploadBatch) {
        try (var content = file.getInputStream()) {
            uploadBatch.put(upload.apply(content));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read an upload from the disk", failure);
        }
    }

    private static String filename(MultipartFile file) {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "").strip();
        return name.isEmpty() ? "unnamed" : name;
    }
}
