package dev.docent.storage.records.sqlite;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;

/** Takes what went wrong out of the wrapping that Spring Data JDBC puts around it when it saves an aggregate. */
final class SavingErrors implements PersistenceExceptionTranslator {

    @Override
    public @Nullable DataAccessException translateExceptionIfPossible(RuntimeException failure) {
        return failure instanceof DbActionExecutionException && failure.getCause() instanceof DataAccessException cause
                ? cause
                : null;
    }
}
