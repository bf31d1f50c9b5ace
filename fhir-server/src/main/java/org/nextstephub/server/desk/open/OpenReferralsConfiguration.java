package org.nextstephub.server.desk.open;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the door to the lists. */
@Configuration(proxyBeanMethods = false)
class OpenReferralsConfiguration {

    @Bean
    ServletRegistrationBean<OpenReferralsOperation> openReferralsDoor(OpenReferrals referrals) {
        ServletRegistrationBean<OpenReferralsOperation> registration =
                new ServletRegistrationBean<>(new OpenReferralsOperation(referrals), OpenReferralsOperation.PATH);
        registration.setName("open-referrals");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
