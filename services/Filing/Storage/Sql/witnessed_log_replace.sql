-- Compare and set: no row changes where another request has cosigned a head meanwhile. The root is compared too, since two
-- heads of one size with different roots are what a witness must never cosign.
update witnessed_logs set size = @Size, root = @Root
where origin = @Origin and size = @ExpectedSize and root = @ExpectedRoot
