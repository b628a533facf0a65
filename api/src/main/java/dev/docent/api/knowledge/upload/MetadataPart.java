package dev.docent.api.knowledge.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.Metadata;
import dev.docent.ingestion.document.MetadataRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Reads the part {@code metadata} of an upload. */
@Component
class MetadataPart {

    private static final String PART = "metadata";
    private static final int MAX_LENGTH = 65_536;
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;

    MetadataPart(ObjectMapper json) {
        this.json = json;
    }

    Metadata read(MultipartHttpServletRequest upload) {
        var text = text(upload);
        if (text == null || text.isBlank()) {
            return Metadata.NONE;
        }
        require(text.length() <= MAX_LENGTH, PART, "must have at most " + MAX_LENGTH + " characters");
        var values = parse(text);
        return MetadataRules.check(PART, values, ProblemException::badRequest);
    }

    private static @Nullable String text(MultipartHttpServletRequest upload) {
        var part = upload.getFile(PART);
        if (part == null) {
            return upload.getParameter(PART);
        }
        require(part.getSize() <= MAX_LENGTH, PART, "must have at most " + MAX_LENGTH + " characters");
        try {
            return new String(part.getBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read an upload from the disk", failure);
        }
    }

    private Map<String, @Nullable Object> parse(String text) {
        try {
            var values = json.readValue(text, OBJECT);
            require(values != null, PART, "must be a JSON object");
            return values;
        } catch (JsonProcessingException malformed) {
            throw ProblemException.badRequest(PART, "must be a JSON object");
        }
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw ProblemException.badRequest(field, rule);
        }
    }
}
