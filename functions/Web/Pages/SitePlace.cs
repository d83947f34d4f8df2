using Microsoft.Extensions.DependencyInjection;

namespace Automations.Web.Pages;

/// <summary>A page that the navigation leads to. Each capability adds its own.</summary>
/// <param name="Order">From left to right: the desk of those who run the programme, from 10 what is for everybody, from 50 on the rest.</param>
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
