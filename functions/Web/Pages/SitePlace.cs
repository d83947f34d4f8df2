using Microsoft.Extensions.DependencyInjection;

namespace Automations.Web.Pages;

/// <summary>A page that the navigation leads to. Each capability adds its own.</summary>
/// <param name="Order">From left to right: 1 to 49 for everybody, from 50 on for those who run the programme.</param>
public sealed record SitePlace(string Path, string De, string En, PlaceFor For, int Order);

public enum PlaceFor
{
    Everybody,

    /// <summary>Community managers, and those who may look on.</summary>
    Viewers,

    CommunityManagers,
}

public static class SitePlaceServices
{
    public static IServiceCollection AddPlace(this IServiceCollection services, SitePlace place) => services.AddSingleton(place);
}
