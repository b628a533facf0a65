package dev.docent.retrieval.index.filter;

import java.util.List;

/**
 * A condition on the documents that a search looks at: on their metadata, or on {@code media_type}, {@code created_at} (an
 * {@link java.time.Instant}) and {@code filename}.
 */
public sealed interface MetadataFilter {

    /**
     * Compares the value of a field with an operand. A document without the field matches only {@link Operator#NE} and
     * {@link Operator#NIN}. A field with a list matches if one of its values does.
     *
     * @param field letters, digits, {@code _ . -}, at most 64
     * @param operator the comparison
     * @param operands one, or any number for IN and NIN; strings, numbers, booleans or instants
     */
    record Comparison(String field, Operator operator, List<Object> operands) implements MetadataFilter {
        public Comparison {
            operands = List.copyOf(operands);
            if (!field.matches("[A-Za-z0-9_.-]{1,64}")) {
                throw new IllegalArgumentException("Invalid field name: " + field);
            }
        }
    }

    /** Holds if all filters hold. */
    record And(List<MetadataFilter> filters) implements MetadataFilter {
        public And {
            filters = List.copyOf(filters);
        }
    }

    /** Holds if at least one filter holds. */
    record Or(List<MetadataFilter> filters) implements MetadataFilter {
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /** Holds if the filter does not. */
    record Not(MetadataFilter filter) implements MetadataFilter {}

    /** How a value is compared with an operand. */
    enum Operator {
        EQ,
        NE,
        GT,
        GTE,
        LT,
        LTE,
        IN,
        NIN
    }
}
