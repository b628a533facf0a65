package dev.docent.retrieval.index.atlas;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.vectorstore.filter.Filter.Expression;
import org.springframework.ai.vectorstore.filter.Filter.ExpressionType;
import org.springframework.ai.vectorstore.filter.Filter.Operand;

/**
 * What one AND or OR joins, side by side. Spring AI has two in each, so that a hundred are nested a hundred deep; the server
 * closes the connection on what is nested more than 200 levels deep.
 */
final class Operands {

    private Operands() {}

    /** {@return all that the AND or OR joins, in its order} */
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
