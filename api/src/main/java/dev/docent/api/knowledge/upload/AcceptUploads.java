package dev.docent.api.knowledge.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.IngestDocument.Upload;
import dev.docent.ingestion.IngestFiles;
import dev.docent.ingestion.UploadBatch;
import dev.docent.ingestion.document.IngestionException.EmptyUploadException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.MetadataRules;
import dev.docent.ingestion.source.RelativePath;
import dev.docent.retrieval.passage.KnowledgeBaseRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final String METADATA = "metadata";
    private static final int MAX_METADATA_LENGTH = 65_536;
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final IngestFiles ingest;
    private final ObjectMapper json;

    AcceptUploads(IngestFiles ingest, ObjectMapper json) {
        this.ingest = ingest;
        this.json = json;
    }

    /** {@return the result for each file, in the order of the parts; all originals are durable} */
    public UploadBatch.Result accept(KnowledgeBaseRef base, MultipartHttpServletRequest upload) {
        var files = Stream.of("file", "files")
                .flatMap(part -> upload.getFiles(part).stream())
                .toList();
        check(files);
        var paths = paths(upload, files.size());
        var attached = metadata(upload);
        var password = password(upload);
        try (var uploadBatch = ingest.begin(base)) {
            for (var each = 0; each < files.size(); each++) {
                var path = paths.isEmpty() ? null : paths.get(each);
                var file = files.get(each);
                try (var content = file.getInputStream()) {
                    uploadBatch.put(new Upload(base, filename(file), content, attached, path, password));
                }
            }
            return uploadBatch.enter();
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read an upload from the disk", failure);
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

    private Metadata metadata(MultipartHttpServletRequest upload) {
        var part = upload.getFile(METADATA);
        var text = part == null ? upload.getParameter(METADATA) : text(part);
        if (text == null || text.isBlank()) {
            return Metadata.NONE;
        }
        checkLength(text.length());
        try {
            var values = json.readValue(text, OBJECT);
            if (values != null) {
                return MetadataRules.check(METADATA, values, ProblemException::badRequest);
            }
        } catch (JsonProcessingException malformed) {
            // Refused below, as the JSON null is.
        }
        throw ProblemException.badRequest(METADATA, "must be a JSON object");
    }

    private static String text(MultipartFile metadata) {
        checkLength(metadata.getSize());
        try {
            return new String(metadata.getBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read an upload from the disk", failure);
        }
    }

    private static void checkLength(long metadata) {
        if (metadata > MAX_METADATA_LENGTH) {
            throw ProblemException.badRequest(METADATA, "must have at most " + MAX_METADATA_LENGTH + " characters");
        }
    }

    private static @Nullable String password(MultipartHttpServletRequest upload) {
        var given = upload.getParameter(PASSWORD);
        if (given != null && given.length() > MAX_PASSWORD_LENGTH) {
            throw ProblemException.badRequest(PASSWORD, "has more than " + MAX_PASSWORD_LENGTH + " characters");
        }
        return given == null || given.isEmpty() ? null : given;
    }

    private static String filename(MultipartFile file) {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "").strip();
        return name.isEmpty() ? "unnamed" : name;
    }
}
