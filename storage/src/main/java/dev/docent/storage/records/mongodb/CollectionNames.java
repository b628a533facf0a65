package dev.docent.storage.records.mongodb;

import dev.docent.storage.records.UnusableRecordsException;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.data.mongodb.core.mapping.BasicMongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.util.TypeInformation;

/**
 * The names of collections that differ from the usual ones, because other programs read them.
 *
 * @param chosen by the usual name
 */
record CollectionNames(Map<String, String> chosen) {

    static final CollectionNames USUAL = new CollectionNames(Map.of());

    private static final Pattern VALID = Pattern.compile("(?!system\\.)[A-Za-z_][\\w.-]{0,100}");

    /** {@return the names} @throws UnusableRecordsException if one is not valid */
    static CollectionNames of(Map<String, String> chosen) {
        chosen.values().stream()
                .filter(name -> !VALID.matcher(name).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new UnusableRecordsException(
                            "COLLECTION_NAME is not a valid name of a collection: it must begin with a letter and have at most"
                                    + " 101 letters, digits and . _ - only.",
                            null);
                });
        return new CollectionNames(Map.copyOf(chosen));
    }

    /** {@return the name of a collection} */
    String of(String usual) {
        return chosen.getOrDefault(usual, usual);
    }

    /** Fails if a collection would get the name of another one. */
    void check(Collection<String> usual) {
        chosen.values().stream().filter(usual::contains).findFirst().ifPresent(taken -> {
            throw new UnusableRecordsException(
                    "COLLECTION_NAME is " + taken + ", which is another collection of Docent. Choose another name.",
                    null);
        });
    }

    /** {@return a mapping of records to collections of these names} */
    MongoMappingContext mapping() {
        return new MongoMappingContext() {
            @Override
            protected <T> BasicMongoPersistentEntity<T> createPersistentEntity(TypeInformation<T> type) {
                return new NamedEntity<>(type);
            }
        };
    }

    private final class NamedEntity<T> extends BasicMongoPersistentEntity<T> {

        NamedEntity(TypeInformation<T> type) {
            super(type);
        }

        @Override
        public String getCollection() {
            return of(super.getCollection());
        }
    }
}
