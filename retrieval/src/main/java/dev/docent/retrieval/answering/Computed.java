package dev.docent.retrieval.answering;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A value that an answer states although no document does: it follows from rows of a table that the answer cites. The value is
 * calculated here from the operands, so that none can be given that does not follow from them.
 *
 * @param operands at least one; for {@link Operation#DIFFERENCE} two
 */
public record Computed(Operation operation, List<Operand> operands) {

    /** Digits of a mean behind those of its operands. */
    private static final int MEAN_DIGITS = 2;

    public Computed {
        operands = List.copyOf(operands);
        if (operands.isEmpty() || (operation == Operation.DIFFERENCE && operands.size() != 2)) {
            throw new IllegalArgumentException(operation + " of " + operands.size() + " rows");
        }
    }

    /** How a value follows from rows. */
    public enum Operation {
        /** The number of rows. */
        COUNT,
        SUM,
        MEAN,
        /** The larger value less the smaller one. */
        DIFFERENCE
    }

    /**
     * A row and its value.
     *
     * @param row the text of the row, verbatim
     * @param value a number in the row; not read when rows are counted
     */
    public record Operand(String row, BigDecimal value) {}

    /** {@return the value} */
    public BigDecimal value() {
        var values = operands.stream().map(Operand::value).toList();
        return switch (operation) {
            case COUNT -> BigDecimal.valueOf(operands.size());
            case SUM -> sum(values);
            case MEAN -> mean(values);
            case DIFFERENCE -> values.getFirst().subtract(values.getLast()).abs();
        };
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        var sum = sum(values);
        var mean = sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
        var rounded = mean.setScale(Math.max(0, sum.scale()) + MEAN_DIGITS, RoundingMode.HALF_UP);
        return rounded.stripTrailingZeros().scale() <= sum.scale()
                ? rounded.setScale(Math.max(0, sum.scale()))
                : rounded;
    }

    /**
     * {@return the value as a fact for sentences that cite these quotes; none unless every row is in a quote and has its
     * value}
     */
    Set<String> facts(List<String> quotes, Facts facts) {
        var areCited = operands.stream()
                .allMatch(operand -> quotes.stream().anyMatch(quote -> quote.contains(operand.row()))
                        && (operation == Operation.COUNT
                                || facts.in(operand.row()).contains(fact(operand.value()))));
        return areCited ? new HashSet<>(Set.of(fact(value()))) : Set.of();
    }

    private static String fact(BigDecimal value) {
        return "n:" + value.abs().stripTrailingZeros().toPlainString();
    }
}
