package dev.docent.api.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.api.problem.ProblemException;
import dev.docent.ingestion.document.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Reads the part {@code metadata} of an upload, within bounds that keep filters fast. */
@Component
class MetadataPart {

    private static final String PART = "metadata";
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Set<String> RESERVED = Set.of("media_type", "created_at", "filename");
    private static final int LARGEST = 65_536;
    private static final int MOST_FIELDS = 50;
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_TEXT = 1_000;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;

    MetadataPart(ObjectMapper json) {
        this.json = json;
    }

    Metadata read(MultipartHttpServletRequest upload) {
        var text = text(upload);
        if (text == null || text.isBlank()) {
            return Metadata.NONE;
        }
        require(text.length() <= LARGEST, PART, "has at most " + LARGEST + " characters");
        var values = parse(text);
        require(values.size() <= MOST_FIELDS, PART, "has at most " + MOST_FIELDS + " fields");
        values.forEach(MetadataPart::check);
        return new Metadata(values);
    }

    private static @Nullable String text(MultipartHttpServletRequest upload) {
        var part = upload.getFile(PART);
        if (part == null) {
            return upload.getParameter(PART);
        }
        require(part.getSize() <= LARGEST, PART, "has at most " + LARGEST + " characters");
        try {
            return new String(part.getBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read an upload from the disk", failure);
        }
    }

    private Map<String, Object> parse(String text) {
        try {
            var values = json.readValue(text, OBJECT);
            require(values != null, PART, "is not a JSON object");
            return values;
        } catch (JsonProcessingException malformed) {
            throw ProblemException.badRequest(PART, "is not a JSON object");
        }
    }

    private static void check(String field, @Nullable Object value) {
        var name = PART + "." + field;
        require(FIELD.matcher(field).matches(), PART, "has a field whose name is not 1 to 64 of A-Z a-z 0-9 _ . -");
        require(!RESERVED.contains(field), name, "is the name of a field that every document has");
        if (value instanceof List<?> list) {
            require(list.size() <= MOST_VALUES, name, "has at most " + MOST_VALUES + " values");
            list.forEach(one -> checkSimple(name, one));
        } else {
            checkSimple(name, value);
        }
    }

    private static void checkSimple(String name, @Nullable Object value) {
        switch (value) {
            case String text ->
                require(text.length() <= LONGEST_TEXT, name, "has at most " + LONGEST_TEXT + " characters");
            case Number ignored -> {}
            case Boolean ignored -> {}
            case null, default -> require(false, name, "is not a string, number, boolean, or list of those");
        }
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw ProblemException.badRequest(field, rule);
        }
    }
}
