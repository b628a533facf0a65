package dev.docent.retrieval.index.atlas;

import de.bwaldvogel.mongo.bson.Document;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks definitions of search indexes as the service does: it knows every field, its type and its bounds. What the adapter
 * has no use for is refused, although the service has it.
 */
final class StandInDefinitions {

    private static final int MAX_DIMENSIONS = 8192;
    private static final Set<String> ANALYZERS = Set.of("lucene.standard", "lucene.whitespace", "lucene.keyword");

    private StandInDefinitions() {}

    static void checkVectors(Document definition) {
        StandInValues.onlyFields(definition, "definition", "fields", "storedSource");
        checkStored(definition, false);
        var fields = StandInValues.documents(StandInValues.listed(definition, "fields"));
        var vectors = 0;
        var paths = new HashSet<String>();
        for (var field : fields) {
            StandInError.unless(
                    paths.add(StandInValues.text(field, "path")),
                    "Vector and filter fields should have distinct paths");
            if (StandInValues.oneOf(field, "type", "vector", "filter").equals("vector")) {
                vectors++;
                checkVector(field);
            } else {
                StandInValues.onlyFields(field, "filter", "type", "path");
            }
        }
        StandInError.unless(vectors == 1, "this stand-in takes one vector field");
    }

    private static void checkVector(Document field) {
        StandInValues.onlyFields(field, "vector", "type", "path", "numDimensions", "similarity", "quantization");
        var dimensions = StandInValues.integer(field, "numDimensions");
        StandInError.unless(
                dimensions > 0 && dimensions <= MAX_DIMENSIONS, "\"numDimensions\" must be within bounds [1, 8192]");
        StandInValues.oneOf(field, "similarity", "cosine", "dotProduct", "euclidean");
        if (field.containsKey("quantization")
                && StandInValues.oneOf(field, "quantization", "none", "scalar", "binary")
                        .equals("binary")) {
            StandInError.unless(
                    dimensions % 8 == 0, "\"numDimensions\" must be a multiple of 8 for binary quantization");
        }
    }

    static void checkWords(Document definition) {
        StandInValues.onlyFields(definition, "definition", "mappings", "storedSource");
        checkStored(definition, true);
        checkDocument(StandInValues.document(definition.get("mappings")), "mappings");
    }

    private static void checkDocument(Document mapping, String where) {
        StandInValues.onlyFields(mapping, where, "type", "dynamic", "fields");
        StandInValues.optional(mapping, "dynamic", Boolean.class);
        StandInError.unless(Boolean.FALSE.equals(mapping.get("dynamic")), "this stand-in wants its fields named");
        StandInValues.document(mapping.get("fields")).forEach((name, field) -> {
            StandInError.unless(!name.contains(".") && !name.startsWith("$"), "not a name of a field: " + name);
            checkField(StandInValues.document(field));
        });
    }

    private static void checkField(Document field) {
        switch (StandInValues.oneOf(field, "type", "string", "token", "number", "document")) {
            case "string" -> {
                StandInValues.onlyFields(field, "string", "type", "analyzer", "searchAnalyzer");
                checkAnalyzer(field, "analyzer");
                checkAnalyzer(field, "searchAnalyzer");
            }
            case "token" -> StandInValues.onlyFields(field, "token", "type");
            case "number" -> {
                StandInValues.onlyFields(field, "number", "type", "representation");
                if (field.containsKey("representation")) {
                    StandInValues.oneOf(field, "representation", "int64", "double");
                }
            }
            default -> checkDocument(field, "document");
        }
    }

    private static void checkAnalyzer(Document field, String which) {
        if (field.containsKey(which)) {
            var name = StandInValues.text(field, which);
            StandInError.unless(ANALYZERS.contains(name), "\"" + which + "\" references an unknown analyzer: " + name);
        }
    }

    private static void checkStored(Document definition, boolean takesAll) {
        var stored = definition.get("storedSource");
        if (stored instanceof Boolean all) {
            StandInError.unless(takesAll || !all, "storedSource true not allowed for vector indexes");
        } else if (stored != null) {
            var paths = StandInValues.document(stored);
            StandInValues.onlyFields(paths, "storedSource", "include");
            var included = StandInValues.listed(paths, "include");
            StandInError.unless(!included.isEmpty(), "\"storedSource.include\" cannot be empty");
            included.forEach(path -> StandInError.unless(
                    path instanceof String name && !name.isBlank(), "\"storedSource.include\" must be strings"));
        }
    }
}
