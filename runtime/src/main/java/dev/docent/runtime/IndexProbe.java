package dev.docent.runtime;

import org.springframework.core.env.Environment;

/**
 * Asks the database server that is set whether it can keep the index. Implementations are listed in {@code
 * META-INF/spring.factories}, since the question is asked before there are beans.
 */
public interface IndexProbe {

    /** {@return the index to use with the server in {@code docent.mongodb.uri}} */
    AdapterChoice choose(Environment settings);
}
