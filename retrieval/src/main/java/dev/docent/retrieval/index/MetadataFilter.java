package dev.docent.retrieval.index;

import java.util.List;

/**
 * Which documents a search looks at, by their metadata or by {@code media_type}, {@code created_at} (an
 * {@link java.time.Instant}) and {@code filename}.
 */
public sealed interface MetadataFilter {

    /**
     * The field has a value that stands in this relation to the operand. A document without the field matches
     * {@link Operator#NE} and {@link Operator#NIN} alone. A field with a list matches when one of its values does.
     *
     * @param field letters, digits, {@code _ . -}, at most 64
     * @param operator the relation
     * @param operands one for most relations, any number for IN and NIN; strings, numbers, booleans or instants
     */
    record Comparison(String field, Operator operator, List<Object> operands) implements MetadataFilter {
        public Comparison {
            operands = List.copyOf(operands);
            if (!field.matches("[A-Za-z0-9_.-]{1,64}")) {
                throw new IllegalArgumentException("Not a name of a field: " + field);
            }
        }
    }

    /** All of them hold. */
    record And(List<MetadataFilter> filters) implements MetadataFilter {
        public And {
            filters = List.copyOf(filters);
        }
    }

    /** At least one of them holds. */
    record Or(List<MetadataFilter> filters) implements MetadataFilter {
        public Or {
            filters = List.copyOf(filters);
        }
    }

    /** It does not hold. */
    record Not(MetadataFilter filter) implements MetadataFilter {}

    /** How a field's value relates to an operand. */
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
