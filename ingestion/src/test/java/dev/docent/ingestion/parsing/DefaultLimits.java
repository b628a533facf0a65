package dev.docent.ingestion.parsing;

import org.springframework.boot.context.properties.bind.Binder;

/** The limits that apply by default. */
public final class DefaultLimits {

    public static final ParsingProperties LIMITS = new Binder().bindOrCreate("docent.parsing", ParsingProperties.class);

    private DefaultLimits() {}
}
