package dev.docent.api.tracing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler.IgnoredMeters;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.tracing.otlp.OtlpHttpSpanExporterBuilderCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Replaces those handlers of Spring Boot that would record contents, or begin traces of no interest. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("docent.tracing.enabled")
@EnableConfigurationProperties(TracingProperties.class)
class TracingConfiguration {

    @Bean
    @Order(MicrometerTracingAutoConfiguration.DEFAULT_TRACING_OBSERVATION_HANDLER_ORDER)
    DefaultTracingObservationHandler stepSpans(Tracer tracer) {
        return new StepSpans(tracer);
    }

    @Bean
    @Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
    PropagatingReceiverTracingObservationHandler<?> requestSpans(Tracer tracer, Propagator propagator) {
        return new RequestSpans<>(tracer, propagator);
    }

    /** In place of Boot's handler, which expects a span for each observation. */
    @Bean
    MeterObservationHandler<Observation.Context> observationMeters(MeterRegistry meters) {
        return new DefaultMeterObservationHandler(meters, IgnoredMeters.LONG_TASK_TIMER);
    }

    @Bean
    OtlpHttpSpanExporterBuilderCustomizer tracingHeaders(TracingProperties properties) {
        return exporter -> properties.decodedHeaders().forEach(exporter::addHeader);
    }
}
