package dev.docent.retrieval.index.atlas;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.vectorstore.filter.Filter.Expression;
import org.springframework.ai.vectorstore.filter.Filter.ExpressionType;
import org.springframework.ai.vectorstore.filter.Filter.Operand;

/**
 * The operands of nested ANDs or ORs, side by side. Spring AI's have two operands each, so that a hundred conditions nest a
 * hundred levels deep; the server closes the connection beyond 200 levels.
 */
final class Operands {

    private Operands() {}

    /** {@return all operands of the AND or OR, in order} */
    static List<Expression> of(Expression junction) {
        return Stream.of(junction.left(), junction.right())
                .flatMap(operand -> within(junction.type(), operand))
                .toList();
    }

    private static Stream<Expression> within(ExpressionType junction, @Nullable Operand operand) {
        if (operand instanceof Expression expression) {
            return expression.type() == junction ? of(expression).stream() : Stream.of(expression);
        }
        throw new IllegalArgumentException("Not a filter of this index: " + operand);
    }
}
