package dev.docent.api.documentation;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the JSON document at {@code /openapi.json}; the settings define the paths of the YAML document and of the page. */
@Configuration(proxyBeanMethods = false)
class OpenApiPaths implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/openapi.json").setViewName("forward:/openapi");
    }
}
