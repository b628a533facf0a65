package dev.docent.retrieval.compute;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ComputeProperties.class)
class ComputeConfiguration {

    @Bean
    FairComputePool computePool(ComputeProperties properties) {
        return new FairComputePool(properties);
    }

    @Bean
    MeterBinder computeMeters(FairComputePool pool) {
        return registry -> Gauge.builder("docent.compute.waiting", pool, ComputePool::waiting)
                .description("Slices of work that wait for a core")
                .register(registry);
    }
}
