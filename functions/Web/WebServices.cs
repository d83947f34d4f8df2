using Automations.Web.Identity;
using Automations.Web.Pages;
using Automations.Web.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Automations.Web;

public static class WebServices
{
    public static IServiceCollection AddWeb(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<AppOptions>(configuration, "App");
        services.AddValidated<SignedLinksOptions>(configuration, "SignedLinks");
        services.AddValidated<EntraOptions>(configuration, "Entra");
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(TenantMetadata.HttpClientName);
        services.AddSingleton<KeyRing>();
        services.AddSingleton<ISignedLinks, SignedLinks>();
        services.AddSingleton<TenantMetadata>();
        services.AddSingleton<EntraTokens>();
        services.AddSingleton<SessionCookies>();
        services.AddSingleton<SameOrigin>();
        services.AddSingleton<ISignIn, SignIn>();
        services.AddSingleton<HttpFunctionMethods>();
        services.AddSingleton<Assets>();
        services.AddSingleton<SiteMap>();
        services.AddSingleton<IPages, PageRenderer>();
        return services;
    }

    private static void AddValidated<TOptions>(this IServiceCollection services, IConfiguration configuration, string section)
        where TOptions : class =>
        services.AddOptions<TOptions>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();
}
