package dev.docent.api.launch;

import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.provider.ProviderException.WrongSettingException;
import dev.docent.retrieval.reranking.UnusableRerankerException;
import dev.docent.runtime.InvalidSettingException;
import dev.docent.storage.objects.UnusableObjectStoreException;
import dev.docent.storage.records.UnusableRecordsException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints one line to standard error in place of a stack trace when the operator can fix the failure of a start. The process
 * then ends with exit code 1.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartRefusal implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var refusal = sentenceOf(failure);
        refusal.ifPresent(System.err::println);
        return refusal.isPresent();
    }

    /** {@return why the start failed and how to fix it, if the operator can; empty for other failures} */
    public static Optional<String> sentenceOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(StartRefusal::sentence)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> sentence(Throwable cause) {
        return switch (cause) {
            case WrongSettingException wrong -> Optional.of(wrong.sentence());
            case InvalidSettingException _,
                    StartRefusedException _,
                    UnusableRerankerException _,
                    UnusableIndexException _,
                    UnusableObjectStoreException _,
                    UnusableRecordsException _ -> Optional.ofNullable(cause.getMessage());
            default -> Optional.empty();
        };
    }
}
