# One file for every service: --build-arg SERVICE=Filing, Narrative, Statistics, Rendering, Intake, Gateway, PublicSite or AllInOne.
# SOURCE says where the program comes from: "compiled" here by the SDK's image, or "published" before by deploy/publish, for
# builds that reach no package registry.
ARG SDK_IMAGE=dotnet/sdk:10.0
ARG RUNTIME_IMAGE=dotnet/aspnet:10.0
ARG SOURCE=compiled

FROM ${SDK_IMAGE} AS compiled
ARG SERVICE
WORKDIR /source
COPY . .
RUN deploy/publish ${SERVICE}

FROM scratch AS published
ARG SERVICE
COPY artifacts/publish/${SERVICE} /source/artifacts/publish/${SERVICE}

FROM ${SOURCE} AS program

FROM ${RUNTIME_IMAGE}
ARG SERVICE
COPY deploy/image-setup deploy/install-fonts* deploy/lib.sh /opt/disclosure/deploy/
RUN /opt/disclosure/deploy/image-setup ${SERVICE}
COPY --from=program /source/artifacts/publish/${SERVICE} /app
WORKDIR /app
RUN ln -s Disclosure.${SERVICE}.dll service.dll && ln -s Disclosure.${SERVICE}.deps.json service.deps.json \
    && ln -s Disclosure.${SERVICE}.runtimeconfig.json service.runtimeconfig.json
USER disclosure
# Inside the container network: compose and the orchestrator say how it is reached.
ENV DISCLOSURE_DATA=/var/lib/disclosure DISCLOSURE_LISTEN=0.0.0.0
VOLUME /var/lib/disclosure
ENTRYPOINT ["dotnet", "service.dll"]
HEALTHCHECK --interval=5s --timeout=5s --start-period=20s --retries=6 CMD ["dotnet", "service.dll", "--health"]
